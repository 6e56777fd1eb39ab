-- A unit's work that the citizen does not accept is ordered again; the second round ends with a callback of its own.
create table refused as
select
    rounds.n,
    rounds.ticket_id,
    rounds.unit_code,
    rounds.counts,
    rounds.request_type,
    rounds.lateness,
    at_work(worked(refusals.responded) + 1800 + dice(rounds.n, 'ordered', 30000)) as ordered
from first_rounds as rounds
inner join refusals on rounds.n = refusals.ticket_n
where not rounds.is_final_reply;

create table rework_works as
select
    *,
    worked(ordered) + 600 as dispatched_work,
    dispatched_work + 120 + dice(n, 'rework signed', 6600) as signed_work,
    signed_work + floor(25200 * (0.3 + 3.6 * u(n, 'rework pace')))::bigint
        + if(u(n, 'rework late') < 0.05, 90000, 0) as replied_work,
    replied_work + 1500 + dice(n, 'rework complete', 15000) as completed_work
from refused;

create table rework_times as
select
    * exclude (dispatched_work, signed_work, replied_work, completed_work),
    at_work(dispatched_work) as dispatched,
    at_work(signed_work) as signed,
    at_work(replied_work) as replied,
    at_work(completed_work) as completed,
    at_work(completed_work + 90000 + dice(n, 'rework archived', 50000)) as archived
from rework_works;

create table rework as
select
    * exclude (earliest),
    if(earliest % 86400 between 32400 and 72000, earliest, earliest // 86400 * 86400 + 122400) as invited
from (select *, completed + 5000 + dice(n, 'rework invited', 90000) as earliest from rework_times);

drop table refused; drop table rework_works; drop table rework_times;
