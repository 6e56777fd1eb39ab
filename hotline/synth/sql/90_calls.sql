-- The calls: those that opened a ticket, those that did not, those that nobody took, and those the hotline made.
-- how busy a day is against a usual one: in a storm people wait longer and give up sooner
create table day_loads as
select accepted // 86400 as day, count(*) / avg(count(*)) over () as load
from details
group by day;

create table inbound as
select
    *,
    (row_number() over (years order by u(n, 'wait') + 0.35 * busy + 0.25 * least(load, 3), n) - 0.5) / count(*) over (partition by year) as wait_rank,
    (row_number() over (years order by u(n, 'talk') + if(is_consult, 0, 0.12), n) - 0.5) / count(*) over (partition by year) as talk_rank
from (
    select n, ticket_id, accepted, year, line, agent_id, is_consult, busy_hours.busy, day_loads.load
    from details
    inner join busy_hours on details.accepted % 86400 // 3600 = busy_hours.hour
    inner join day_loads on details.accepted // 86400 = day_loads.day
    where channel = 'phone'
    union all
    -- asked, heard an answer and hung up: no ticket
    select 20000000000 + n, null, accepted // 86400 * 86400 + (accepted + dice(n, 'other call', 7200)) % 86400, year, line, agent_id, true, 0.5, 1
    from details
    where channel = 'phone' and u(n, 'no ticket') < getvariable('answered_without_ticket')
)
window years as (partition by year);

create table unnumbered as
select
    n, 'inbound' as direction, 'phone' as seat, line, ticket_id, agent_id, year,
    answered - wait - menu as entered, answered - wait as queued, answered, answered + talk as ended,
    if(u(n, 'hung up') < 0.8, 'requester', 'agent') as hung_up_by,
    if(u(n, 'rates agent') < 0.42, case when u(n, 'agent rating') < 0.955 then 'satisfied' when u(n, 'agent rating') < 0.985 then 'basically_satisfied' when u(n, 'agent rating') < 0.993 then 'neutral' else 'dissatisfied' end, null) as rating
from (
    select *, wait_seconds_at(wait_rank) as wait, 6 + dice(n, 'menu', 16) as menu,
        talk_seconds_at(talk_rank) as talk,
        accepted - floor(talk * (0.25 + 0.5 * u(n, 'noted')))::bigint as answered
    from inbound
)
union all by name
-- gave up waiting: more in busy hours
select
    30000000000 + n as n, 'inbound' as direction, 'phone' as seat, line, year,
    accepted // 3600 * 3600 + dice(n, 'gave up', 3500) as entered, entered + 6 + dice(n, 'menu', 16) as queued,
    queued + 4 + least(floor(tail(n, 'patience') * 28)::bigint, 400) as ended, 'requester' as hung_up_by
from details
inner join busy_hours on details.accepted % 86400 // 3600 = busy_hours.hour
inner join day_loads on details.accepted // 86400 = day_loads.day
where channel = 'phone' and u(n, 'abandons') < getvariable('abandoned')[year - getvariable('first_year') + 1] * 1.8
    * busy_hours.busy * least(pow(day_loads.load, 1.5), 6)
union all by name
select
    40000000000 + n as n, 'inbound' as direction, 'phone' as seat, 'general' as line, year,
    accepted // 3600 * 3600 + dice(n, 'in menu', 3500) as entered, entered + 5 + dice(n, 'left', 40) as ended, 'requester' as hung_up_by
from details
where channel = 'phone' and u(n, 'menu only') < getvariable('left_in_menu')
union all by name
-- the hotline asks back, tells results and calls back
select
    n, 'outbound' as direction, 'phone' as seat, line, ticket_id, agent_id, year, entered,
    if(is_reached, entered + 8 + dice(n, 'rings', 18), null) as answered,
    if(is_reached, answered + outbound_talk_seconds_at(u(n, 'outbound talk')), entered + 20 + dice(n, 'rings', 35)) as ended,
    if(u(n, 'hung up') < 0.6, 'requester', 'agent') as hung_up_by
from (
    select 50000000000 + details.n as n, line, ticket_id, agent_id, year, accepted + 3600 + dice(details.n, 'calls out', 30000) as later,
        if(later % 86400 between 30600 and 73800, later, later // 86400 * 86400 + 36000 + dice(details.n, 'by day', 30000)) as moment,
        if(year(stamp(moment)) > year, accepted, moment) as entered,
        u(details.n, 'reached') < getvariable('outbound_reached') as is_reached
    from details
    where not is_cancelled and u(details.n, 'outbound') < getvariable('outbound')[year - getvariable('first_year') + 1]
)
union all by name
-- chats with an internet seat
select
    60000000000 + n as n, 'inbound' as direction, 'internet' as seat, line, ticket_id, agent_id, year,
    accepted - 200 - dice(n, 'chat', 300) as entered, entered as queued,
    entered + 2 + floor(tail(n, 'chat wait') * 5)::bigint as answered, answered + 120 + dice(n, 'chat talk', 700) as ended,
    if(u(n, 'hung up') < 0.8, 'requester', 'agent') as hung_up_by
from details
where channel in ('wechat', 'app', 'mini_program') and u(n, 'chats') < getvariable('chats');

drop table inbound;

create table calls as
select
    *,
    strftime(stamp(entered), 'C%Y%m%d')
        || lpad((row_number() over (partition by entered // 86400 order by entered, n))::varchar, 6, '0') as call_id
from unnumbered
order by entered, n;

drop table unnumbered;
