-- The calls: those that opened a ticket, those that did not, those that nobody took, and those the hotline made.
-- How busy an hour is against a usual one: in a storm people wait longer and give up sooner.
create table loads as
select
    *,
    coalesce(sum(tickets) over earlier / sum(tickets) over (partition by year), 0) as low,
    coalesce(sum(pressed) over earlier / sum(pressed) over (partition by year), 0) as pressed_low
from (
    select *, tickets * busy * least(pow(load, 1.5), 6) as pressed
    from (
        select hours.*, days.tickets / avg(days.tickets) over () as load
        from (
            select details.year, details.accepted // 3600 as hour, busy_hours.busy, count(*) as tickets
            from details
            inner join busy_hours on details.accepted % 86400 // 3600 = busy_hours.hour
            group by all
        ) as hours
        inner join (select accepted // 86400 as day, count(*) as tickets from details group by all) as days on hours.hour // 24 = days.day
    )
)
window earlier as (partition by year order by hour rows between unbounded preceding and 1 preceding);

-- Calls without a ticket come when the others come; who gives up does so when the lines are pressed.
create table ticketless as
select
    service.year, begins_at, ends_at, kinds.kind,
    kinds.code * 1000000000000 + service.year * 100000000 + number.n as n,
    u(kinds.code * 1000000000000 + service.year * 100000000 + number.n, 'hour') as draw
from service
cross join lateral (
    values ('answered', 2, without_ticket), ('abandoned', 3, asked - answered), ('left in menu', 4, left_in_menu)
) as kinds(kind, code, many)
cross join unnest(range(kinds.many)) as number(n);

-- (from a table: not knowing how many rows there are, the engine would compare each with every hour)
create table drawn_calls as
select drawn.*, loads.busy, loads.load, if(u(n, 'line') < 0.008, 'enterprise', 'general') as line,
    -- within the year, as far from its ends as tickets are
    least(greatest(loads.hour * 3600 + dice(n, 'moment', 3600), begins_at + 2700 + n % 900), ends_at - 3660 - n % 900) as moment
from ticketless as drawn
asof join (
    select year, hour, busy, load, kind, if(kind = 'abandoned', pressed_low, low) as low
    from loads
    cross join (values ('answered'), ('abandoned'), ('left in menu')) as kinds(kind)
) as loads on drawn.year = loads.year and drawn.kind = loads.kind and drawn.draw >= loads.low;

create table inbound as
select
    * exclude (lasting, busy, load),
    row_number() over (partition by year order by u(n, 'wait') + 0.35 * busy + 0.25 * least(load, 3), n) - 1 as wait_place,
    row_number() over (partition by year order by u(n, 'talk') + lasting, n) - 1 as talk_place
from (
    select details.n, ticket_id, details.accepted as moment, details.year, line, details.agent_id, loads.busy, loads.load,
        if(is_consult, 0, 0.12) + if(seconds.n is null, 0, 0.4) as lasting
    from details
    inner join loads on details.accepted // 3600 = loads.hour
    left join second_matters as seconds on details.n = seconds.first_n
    where channel = 'phone' and details.n not in (select n from second_matters)
    union all by name
    -- asked, heard an answer and hung up
    select n, moment, year, line, agent_id, busy, load, 0 as lasting
    from (select *, dice(n, 'seat', getvariable('seats')) as seat from drawn_calls where kind = 'answered') as calls
    inner join seats on calls.seat = seats.seat and moment // 86400 >= seats.first_day and moment // 86400 < seats.end_day
);

-- The hotline asks whether people are content, asks back and tells results.
create table outbound as
select
    reached.*,
    row_number() over (partition by year, is_reached order by u(n, 'outbound talk'), n) - 1 as talk_place
from (
    select
        picked.* exclude (has_answered, place),
        row_number() over (partition by picked.year order by has_answered desc, u(n, 'reached'), n) <= service.reached as is_reached
    from (
        select *, row_number() over (partition by year order by is_fill, n) as place
        from (
            select 5000000000000 + n as n, ticket_id, line, year, invited as entered, is_rated as has_answered, false as is_fill
            from callbacks where by_phone
            union all by name
            select calls.n, ticket_id, line, calls.year, false as has_answered, true as is_fill,
                accepted + 3600 + dice(calls.n, 'calls out', 30000) as later,
                if(later % 86400 between 30600 and 73800, later, later // 86400 * 86400 + 36000 + dice(calls.n, 'by day', 30000)) as by_day,
                if(by_day < calls.ends_at - 3600, by_day, accepted + 200) as entered
            from (
                select year, ends_at, 6000000000000 + year * 100000000 + number.n as n, first_n + dice(n, 'ticket', many) as ticket_n
                from service
                inner join (select year, min(n) as first_n, count(*) as many from details group by year) as spans using (year)
                cross join unnest(range(service.outbound)) as number(n)
            ) as calls
            inner join details on calls.ticket_n = details.n
        )
    ) as picked
    inner join service using (year)
    where place <= service.outbound
) as reached;

create table calls as
select
    *,
    strftime(stamp(entered), 'C%Y%m%d') || lpad((row_number() over ())::varchar, 8, '0') as call_id
from (
    select
        n, 'inbound' as direction, 'phone' as seat, line, ticket_id, agent_id, year,
        answered - wait - menu as entered, answered - wait as queued, answered, answered + talk as ended,
        if(u(n, 'hung up') < 0.8, 'requester', 'agent') as hung_up_by,
        if(u(n, 'rates agent') < 0.42, case when u(n, 'agent rating') < 0.955 then 'satisfied' when u(n, 'agent rating') < 0.985 then 'basically_satisfied' when u(n, 'agent rating') < 0.993 then 'neutral' else 'dissatisfied' end, null) as rating
    from (
        select *, wait_seconds_at(year, wait_place) as wait, 6 + dice(n, 'menu', 16) as menu,
            talk_seconds_at(year, talk_place) as talk,
            moment - floor(talk * (0.25 + 0.5 * u(n, 'noted')))::bigint as answered
        from inbound
    )
    union all by name
    select
        n, 'inbound' as direction, 'phone' as seat, line, year,
        moment as entered, entered + 6 + dice(n, 'menu', 16) as queued,
        queued + 4 + least(floor(tail(n, 'patience') * 28)::bigint, 400) as ended, 'requester' as hung_up_by
    from drawn_calls
    where kind = 'abandoned'
    union all by name
    select
        n, 'inbound' as direction, 'phone' as seat, line, year,
        moment as entered, entered + 5 + dice(n, 'left', 40) as ended, 'requester' as hung_up_by
    from drawn_calls
    where kind = 'left in menu'
    union all by name
    select
        -- whoever sits there on that day calls, not who took the ticket and may be gone
        n, 'outbound' as direction, 'phone' as seat, line, ticket_id, seats.agent_id, year, entered,
        if(is_reached, entered + 8 + dice(n, 'rings', 18), null) as answered,
        if(is_reached, answered + outbound_talk_seconds_at(year, talk_place), entered + 20 + dice(n, 'rings', 35)) as ended,
        if(u(n, 'hung up') < 0.6, 'requester', 'agent') as hung_up_by
    from outbound
    inner join seats
        on dice(n, 'seat', getvariable('seats')) = seats.seat and entered // 86400 >= first_day and entered // 86400 < end_day
    union all by name
    -- chats with an internet seat
    select
        7000000000000 + n as n, 'inbound' as direction, 'internet' as seat, line, ticket_id, agent_id, year,
        accepted - 200 - dice(n, 'chat', 300) as entered, entered as queued,
        entered + 2 + floor(tail(n, 'chat wait') * 4)::bigint as answered, answered + 120 + dice(n, 'chat talk', 700) as ended,
        if(u(n, 'hung up') < 0.8, 'requester', 'agent') as hung_up_by
    from details
    where channel in ('wechat', 'app', 'mini_program') and u(n, 'chats') < getvariable('chats')
    order by entered, n
);

drop table loads; drop table ticketless; drop table drawn_calls; drop table inbound; drop table outbound;
