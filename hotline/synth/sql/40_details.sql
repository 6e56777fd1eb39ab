-- What the ticket says beside its text: type, urgency, unit, agent, and which identifiers stand in its texts.
create table details as
select
    tickets.*,
    getvariable('prefix') || ticket_number as ticket_id,
    case
        when is_consult then 'consult'
        when type_draw < topics.report then 'report'
        when type_draw < topics.report + topics.complaint then 'complaint'
        when type_draw > 0.985 then 'other'
        when type_draw > 0.965 then 'praise'
        when type_draw > 0.915 then 'suggestion'
        else 'help'
    end as request_type,
    case
        when is_consult or answered_by <> 'unit' then 'normal'
        when urgency_draw < topics.urgent then 'urgent'
        when urgency_draw < topics.urgent + 0.005 then 'special'
        when urgency_draw < topics.urgent + 0.007 then 'special_urgent'
        when urgency_draw < topics.urgent + 0.011 then 'difficult'
        when urgency_draw < topics.urgent + 0.014 then 'complex'
        else 'normal'
    end as urgency,
    answered_by = 'unit' and u(tickets.n, 'site') < topics.on_site and units.tier = 1 as is_on_site,
    u(tickets.n, 'confidential') < topics.confidential as is_confidential,
    units.unit_code,
    units.unit_code in (select unit_code from unit_quotas) as is_busiest,
    units.tier,
    units.lateness * getvariable('lateness')[year - getvariable('first_year') + 1] as lateness,
    seats.agent_id,
    case
        when topics.level_3 = '占道挪车' and not is_consult then if(u(tickets.n, 'plate') < 0.85, 'plate', 'none')
        when content_draw < 0.030 then 'mobile'
        when content_draw < 0.033 then 'id_number'
        when content_draw < 0.036 then 'landline'
        when content_draw < 0.039 then 'plate'
        when content_draw < 0.041 then 'wechat'
        when content_draw < 0.042 then 'email'
        else 'none'
    end as content_identifier,
    case
        when answer_draw < 0.027 then 'mobile'
        when answer_draw < 0.037 then 'landline'
        when answer_draw < 0.039 then 'id_number'
        when answer_draw < 0.040 then 'wechat'
        else 'none'
    end as answer_identifier
from (
    select
        *,
        u(n, 'type') as type_draw,
        u(n, 'urgency') as urgency_draw,
        u(n, 'content identifier') as content_draw,
        u(n, 'answer identifier') as answer_draw,
        dice(n, 'seat', getvariable('seats')) as seat
    from tickets
) as tickets
inner join topics on tickets.topic = topics.topic
inner join places on tickets.place_number = places.place_number
inner join branches on tickets.department = branches.department and places.town_number = branches.town_number
left join handlers on tickets.n = handlers.n
inner join units
    on coalesce(handlers.unit_code, case unit_level when 'city' then city_unit when 'county' then county_unit else town_unit end)
    = units.unit_code
inner join seats
    on tickets.seat = seats.seat and tickets.accepted // 86400 >= seats.first_day and tickets.accepted // 86400 < seats.end_day
order by tickets.n;

drop table tickets; drop table handlers;
