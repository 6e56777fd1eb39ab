-- 110 transfers, broadcasts with guests, services to enterprises, questions to the policy desk.
create view out_police_transfers as
select
    year as _year,
    'T' || ticket_id as transfer_id,
    getvariable('city') as city_code,
    case when draw < 0.985 then '110' when draw < 0.995 then '119' else '120' end as partner_code,
    direction,
    stamp(accepted - if(direction = 'incoming', 120, -1800)) as transferred_at,
    ticket_id,
    stamp(if(direction = 'incoming', at_work(worked(accepted) + 126000), null)) as due_at,
    stamp(if(direction = 'incoming' and completed < getvariable('ends_at'), completed, null)) as completed_at,
    case when direction = 'outgoing' or completed >= getvariable('ends_at') then null
        when u(n, 'transfer content') < getvariable('transfer_satisfied') then 'satisfied' else 'dissatisfied' end as satisfaction_code,
    stamp(coalesce(if(direction = 'incoming' and completed < getvariable('ends_at'), completed, null), accepted + 1800)) as updated_at
from (
    select *, u(n, 'partner') as draw, if(channel = 'police', 'incoming', 'outgoing') as direction,
        at_work(worked(accepted) + if(u(n, 'transfer late') > getvariable('transfer_on_time'), 150000, 7200 + dice(n, 'transfer', 110000))) as completed
    from details
    where not is_cancelled and (channel = 'police' or (channel = 'phone' and u(n, 'transferred') < getvariable('transfers_out')))
)
order by transfer_id;

create view out_live_sessions as
select
    guests.year as _year,
    'L' || guests.year || lpad(session::varchar, 3, '0') as session_id,
    session_id || '-' || guest as guest_id,
    getvariable('city') as city_code,
    'city' as level,
    stamp(sessions.moment // 86400 * 86400 + 34200) as held_at,
    '政风行风热线' as programme,
    office(n) as unit_code,
    case when is_chief and office(n) like '%-government' then 'county_head' when is_chief then 'department_head' else 'deputy' end as guest_rank,
    is_chief::tinyint as is_chief,
    if(guest = 1, part(live_requests, session, live_sessions), null) as requests_received,
    if(guest = 1, part(live_answered, session, live_sessions), null) as answered_live,
    if(guest = 1, part(live_supervised, session, live_sessions), null) as supervised_after,
    if(guest = 1, part(live_requests - live_answered, session, live_sessions), null) as resolved_via_hotline,
    if(guest = 1, part(live_rated, session, live_sessions), null) as rated,
    if(guest = 1, part(live_satisfied, session, live_sessions), null) as satisfied,
    if(guest = 1, part(live_topics, session, live_sessions), null) as topics_published,
    if(guest = 1, part(live_questions, session, live_sessions), null) as qa_published,
    stamp(sessions.moment // 86400 * 86400 + 43200) as updated_at
from (
    select *, (ordinal - 1) % live_sessions + 1 as session, (ordinal - 1) // live_sessions + 1 as guest,
        ordinal > live_guests - live_chiefs as is_chief
    from (select year, n, ordinal, moment as guest_moment from records where figure = 'live_guests')
    inner join yearly using (year)
) as guests
inner join (select year, ordinal, moment from records where figure = 'live_sessions') as sessions
    on guests.year = sessions.year and guests.session = sessions.ordinal
order by session_id, guest_id;

create view out_policy_questions as
select
    year as _year,
    'Q' || year || if(figure = 'questions_city', 'S', 'X') || lpad(ordinal::varchar, 5, '0') as question_id,
    getvariable('city') as city_code,
    if(figure = 'questions_city', 'city', 'county') as level,
    office(n) as unit_code,
    stamp(moment) as asked_at,
    stamp(if(answered < getvariable('ends_at'), answered, null)) as answered_at,
    (u(n, 'quoted') < 0.02)::tinyint as is_quoted,
    is_published::tinyint as is_published,
    if(is_published, 20 + dice(n, 'views', 160), 0) as views,
    if(is_published, dice(n, 'recommended', 6), 0) as recommended_count,
    if(is_published and u(n, 'converted') < 0.9, 'K' || year || 'Q' || lpad((1 + dice(n, 'item', knowledge_qa))::varchar, 5, '0'), null) as converted_item_id,
    stamp(least(answered, getvariable('ends_at') - 1)) as updated_at
from (
    select *, at_work(worked(moment) + 1800 + dice(n, 'answered', 26000)) as answered, u(n, 'published') < 0.6 as is_published
    from records where figure in ('questions_city', 'questions_county')
)
inner join yearly using (year)
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
