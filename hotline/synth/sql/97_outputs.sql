-- The contract tables; a column that is not named here is empty.
create view out_tickets as
select
    year as _year,
    ticket_id,
    getvariable('city') as city_code,
    stamp(accepted) as accepted_at,
    channel as channel_code,
    line as line_code,
    requester as requester_kind,
    request_type as request_type_code,
    topic as category_code,
    getvariable('category_version') as category_version,
    district_code,
    full_place || exact_place[length(spot) + 1:]
        || if(kind_of_place = 'estate' and u(n, 'room') < 0.3, ((1 + dice(n, 'storey', 18)) * 100 + 1 + dice(n, 'room number', 4))::varchar || '室', '') as place,
    round(longitude + (u(n, 'longitude') - 0.5) * 0.004, 6) as longitude,
    round(latitude + (u(n, 'latitude') - 0.5) * 0.004, 6) as latitude,
    name_of(person) as requester_name,
    mobile(person, 'phone of') as requester_phone,
    if(u(n, 'gives id') < 0.09, id_number(person, 'id of'), null) as requester_id_number,
    is_confidential::tinyint as is_confidential,
    title,
    content,
    urgency as urgency_code,
    if(channel = 'assigned', ['city', 'province', 'province', 'nation'][1 + dice(n, 'source level', 4)], null) as source_level,
    answered_by,
    answer_text as answer,
    agent_id,
    if(earlier_n is not null and u(n, 'merged') < 0.5, earlier_id, null) as parent_ticket_id,
    status as status_code,
    stamp(case
        when status = 'cancelled' then accepted + 1800 + dice(n, 'cancelled', 7200)
        when status in ('archived', 'terminated') then coalesce(archived, accepted + 60 + dice(n, 'closed', 400))
    end) as closed_at,
    is_reasonable(request_type, n)::tinyint as is_reasonable,
    coalesce(is_final_reply, false)::tinyint as is_final_reply,
    is_on_site::tinyint as is_on_site_required,
    greatest(accepted_at, closed_at, stamp(changed)) as updated_at
from (
    select
        *,
        case
            when is_cancelled then 'cancelled'
            when answered_by <> 'unit' then 'archived'
            when is_terminated and archived is not null then 'terminated'
            when is_unclosed and not is_completed then 'unclosed'
            when archived is not null then 'archived'
            when is_completed then 'completed'
            else 'open'
        end as status
    from texts
);

create view out_ticket_events as
select
    year(stamp(moment)) as _year,
    event_id,
    ticket_id,
    event_type,
    stamp(moment) as occurred_at,
    unit_code,
    role,
    round,
    extension_days as extension_working_days,
    stamp(expected) as expected_at,
    suggested as suggested_unit_code,
    rank as approver_rank,
    has_attachment::tinyint as has_attachment,
    if(reason is null, null, fill_reason(reason, n, stamp(moment))) as reason,
    case
        when event_type in ('signed', 'return_requested', 'extension_requested', 'replied', 'first_feedback', 'progress_feedback', 'arrived_on_site')
            then '承办员' || lpad(dice(n, 'operator', 40)::varchar, 2, '0')
        else '派单员' || lpad(dice(n, 'dispatcher', 12)::varchar, 2, '0')
    end as operator,
    stamp(moment) as updated_at
from events
order by n, event_id;

create view out_callbacks as
select
    year as _year,
    invitation_id || if(subject = 'unit', 'U', 'A') as callback_id,
    invitation_id,
    ticket_id,
    round,
    subject,
    if(by_phone, 'phone', 'sms') as method,
    stamp(invited) as invited_at,
    stamp(responded) as responded_at,
    if(subject = 'unit', unit_satisfaction, agent_satisfaction) as satisfaction_code,
    if(subject = 'unit', resolved, null) as resolved_code,
    if(subject = 'unit' and unit_satisfaction in ('neutral', 'dissatisfied'), 
        fill_reason(phrase_callback_reasons(u(n, 'why')) || phrase_callback_more(u(n, 'more')), n, stamp(coalesce(responded, invited))), null) as reason,
    is_valid::tinyint as is_valid,
    stamp(coalesce(responded, invited)) as updated_at
from (
    select *, 'H' || ticket_id || '-' || round || number as invitation_id, unnest(if(by_unit, ['agent', 'unit'], ['agent'])) as subject
    from callbacks
);

create view out_calls as
select
    year as _year,
    call_id,
    getvariable('city') as city_code,
    direction,
    seat as seat_channel,
    line as line_code,
    stamp(entered) as entered_at,
    stamp(queued) as queued_at,
    stamp(answered) as answered_at,
    stamp(ended) as ended_at,
    agent_id,
    ticket_id,
    hung_up_by,
    rating as agent_rating_code,
    stamp(ended) as updated_at
from calls;

create view out_agents as select * from roster order by agent_id, valid_from;
create view out_units as select * replace (valid_to::date as valid_to) from unit_list order by unit_code, valid_from;
create view out_districts as select * from district_list order by district_code;
create view out_populations as select * from population_list order by area_code, year;
create view out_categories as select * from category_list order by version, category_code;
create view out_category_crosswalk as select * from crosswalk_list order by from_code, to_code;

-- Which identifiers stand in which text, for whoever wants to know whether they are all found.
create view planted as
select ticket_id, column_name, kind, identifier(kind, n, salt) as value
from (
    select n, ticket_id, 'content' as column_name, content_identifier as kind, 'content' as salt from details
    union all
    select n, ticket_id, 'answer', answer_identifier, 'answer'
    from details inner join states using (n) where replied is not null and not is_cancelled
)
where kind <> 'none'
order by n, column_name desc;
