-- Broadcasts with guests, services to enterprises, questions to the policy desk.
-- Totals of a session stand on its first guest.
create view out_live_sessions as
with guests as (
    select
        year, n, (ordinal - 1) % live_sessions + 1 as session, (ordinal - 1) // live_sessions + 1 as guest,
        guest = 1 and part(live_chiefs, session, live_sessions) > 0 as is_chief
    from records inner join yearly using (year)
    where figure = 'live_guests'
),

sessions as (
    select
        year, session, moment,
        portion(live_answered, weight, running, whole) as answered, portion(live_supervised, weight, running, whole) as supervised,
        portion(live_requests - live_answered - live_supervised, weight, running, whole) + answered + supervised as requests,
        requests - answered - portion(live_requests - live_answered - live_rated, weight, running, whole) as rated,
        rated - portion(live_rated - live_satisfied, weight, running, whole) as satisfied,
        portion(live_topics, weight, running, whole) as topics, portion(live_questions, weight, running, whole) as questions
    from (
        select *, sum(weight) over (partition by year order by session)::bigint as running,
            sum(weight) over (partition by year)::bigint as whole
        from (select year, ordinal as session, moment, 3 + dice(n, 'session', 6) as weight from records where figure = 'live_sessions')
    )
    inner join yearly using (year)
)

select
    guests.year as _year,
    'L' || guests.year || lpad(session::varchar, 3, '0') as session_id,
    session_id || '-' || guest as guest_id,
    getvariable('city') as city_code,
    'city' as level,
    stamp(moment // 86400 * 86400 + 34200) as held_at,
    '政风行风热线' as programme,
    office(n) as unit_code,
    case when not is_chief then 'deputy' when office(n) like '%-government' then 'county_head' else 'department_head' end as guest_rank,
    is_chief::tinyint as is_chief,
    if(guest = 1, requests, null) as requests_received,
    if(guest = 1, answered, null) as answered_live,
    if(guest = 1, supervised, null) as supervised_after,
    if(guest = 1, requests - answered, null) as resolved_via_hotline,
    if(guest = 1, rated, null) as rated,
    if(guest = 1, satisfied, null) as satisfied,
    if(guest = 1, topics, null) as topics_published,
    if(guest = 1, questions, null) as qa_published,
    stamp(moment // 86400 * 86400 + 43200) as updated_at
from guests
inner join sessions using (year, session)
order by session_id, guest_id;

-- The city's questions are answered by its units; districts count what became of theirs, but not who answered them.
create view out_policy_questions as
select
    year as _year,
    'Q' || year || if(is_city, 'S', 'X') || lpad(ordinal::varchar, 5, '0') as question_id,
    getvariable('city') as city_code,
    if(is_city, 'city', 'county') as level,
    if(is_city, office(n), null) as unit_code,
    stamp(moment) as asked_at,
    stamp(if(is_city, answered, null)) as answered_at,
    if(is_city, (ordinal <= questions_quoted)::tinyint, null) as is_quoted,
    if(is_city, null, is_converted::tinyint) as is_published,
    if(is_city, null, portion(questions_views, weight, running, whole)) as views,
    if(is_city, null, portion(questions_recommended, weight, running, whole)) as recommended_count,
    if(is_converted, 'K' || year || 'Q' || lpad(ordinal::varchar, 5, '0'), null) as converted_item_id,
    stamp(if(is_city, answered, moment)) as updated_at
from (
    select *, not is_city and ordinal <= questions_converted as is_converted,
        sum(weight) over (partition by year, is_city order by ordinal)::bigint as running,
        sum(weight) over (partition by year, is_city)::bigint as whole
    from (
        select *, figure = 'questions_city' as is_city, 5 + dice(n, 'viewed', 40) as weight,
            -- before the year is over, however late asked
            least(at_work(worked(moment) + 1800 + dice(n, 'answered', 20000)), first_moment(year + 1) - 3600) as answered
        from records where figure in ('questions_city', 'questions_county')
    )
    inner join yearly using (year)
)
order by question_id;

create view out_enterprise_services as
select
    year as _year, day as service_date, getvariable('city') as city_code, kind,
    case kind
        when 'policy_push' then part(policy_push, dayofyear(day), 365)
        when 'reach' then part(reach, dayofyear(day), 365)
        when 'tax_deal' then part(tax_deals, dayofyear(day), 365)
        else before.tax_agencies + part((yearly.tax_agencies - before.tax_agencies) * 365, dayofyear(day), 365) * dayofyear(day) // 365
    end as quantity,
    if(kind = 'tax_deal', round(quantity * (800 + 9000 * u(year * 1000 + dayofyear(day), 'yuan')), 2), null) as amount_yuan
from days
inner join yearly using (year)
inner join (select year + 1 as year, tax_agencies from yearly) as before using (year)
cross join unnest(['policy_push', 'reach', 'tax_deal', 'tax_agency']) as kinds(kind)
where dayofyear(day) <= 365
order by service_date, kind;
