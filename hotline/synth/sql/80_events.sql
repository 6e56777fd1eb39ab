-- Everything that happened to a ticket, a row each, up to the moment of the extract.
create table happened (
    n bigint, ticket_id varchar, event_type varchar, moment bigint, step integer, unit_code varchar, role varchar, round integer,
    extension_days integer, expected bigint, suggested varchar, rank varchar, has_attachment boolean, reason varchar
);

insert into happened by name
select n, ticket_id, 'information_requested' as event_type, asked - 120 as moment, 1 as step, 1 as round
from first_rounds where is_incomplete;

-- the unit it should not have gone to, and its return
insert into happened by name
select n, ticket_id, event_type, moment, step, wrong_unit as unit_code, 'lead' as role, 1 as round,
    if(event_type = 'return_requested', unit_code, null) as suggested,
    if(event_type = 'return_requested', 'deputy', null) as rank,
    if(event_type = 'return_requested', true, null) as has_attachment,
    if(event_type = 'return_requested', phrase_return_reasons(u(n, 'return reason')), null) as reason
from (
    select rounds.n, ticket_id, rounds.unit_code, returns.unit_code as wrong_unit,
        unnest(['dispatched', 'signed', 'return_requested', 'return_accepted']) as event_type,
        unnest([2, 3, 4, 5]) as step,
        unnest([first_dispatched,
            if(u(rounds.n, 'signs first') < 0.6, at_work(worked(first_dispatched) + (asked_work - worked(first_dispatched)) // 3), null),
            at_work(asked_work), decided]) as moment
    from first_rounds as rounds
    inner join returns on rounds.n = returns.n
);

-- a return that was refused
insert into happened by name
select n, ticket_id, unnest(['return_requested', 'return_rejected']) as event_type,
    unnest([at_work(worked(signed) + 900), at_work(worked(signed) + 5400)]) as moment, unnest([4, 5]) as step,
    unit_code, 'lead' as role, 1 as round, 'deputy' as rank, true as has_attachment,
    phrase_return_reasons(u(n, 'return reason')) as reason
from first_rounds where outcome = 'refused' and last_work > worked(signed) + 6000;

insert into happened by name
select n, ticket_id, event_type, moment, step, unit_code, 'lead' as role, 1 as round,
    if(event_type = 'replied', 'deputy', null) as rank, if(event_type = 'replied', u(n, 'attachment') < 0.7, null) as has_attachment
from (
    select *,
        unnest(['dispatched', 'signed', 'replied', 'review_rejected', 'replied', 'final_reply_issued']) as event_type,
        unnest([6, 7, 20, 21, 22, 23]) as step,
        unnest([dispatched, signed, at_work(replied_work),
            at_work(sent_back_work), if(is_sent_back, at_work(last_work), null),
            if(is_final_reply, at_work(last_work) + 60, null)]) as moment
    from first_rounds
);

-- helping units answer before the lead unit does
insert into happened by name
select rounds.n, ticket_id, event_type, moment, step, assist.unit_code, 'assist' as role, 1 as round
from (
    select *, unnest(['dispatched', 'signed', 'replied']) as event_type, unnest([8, 9, 10]) as step,
        unnest([dispatched + 60, at_work(worked(dispatched + 60) + 300 + dice(n, 'assist signs', 7000)),
            if(last_work - dispatched_work > 12000, at_work(dispatched_work + 9000 + (last_work - dispatched_work - 9000) // 2), null)]) as moment
    from first_rounds where u(n, 'assist') < 0.035
) as rounds
inner join wrong_units as assist on rounds.unit_code = assist.right_code and dice(rounds.n, 'assist', assist.many) = assist.choice
where event_type = 'dispatched' or rounds.last_work is null or rounds.moment < at_work(rounds.last_work);

insert into happened by name
select n, ticket_id, event_type, moment, step, unit_code, 'lead' as role, 1 as round,
    if(event_type = 'extension_requested', extension_days, null) as extension_days,
    if(event_type = 'extension_requested', at_work(first_due_work + 25200 * extension_days), null) as expected,
    if(event_type = 'extension_requested', phrase_extension_reasons(u(n, 'extension reason')), null) as reason
from (
    select *,
        if(is_void, first_due_work - 15000 - dice(n, 'asks late', 9500), first_due_work - 26000 - dice(n, 'asks', 20000)) as asks_work,
        unnest(['extension_requested', if(is_extension_refused, 'extension_rejected', 'extension_approved')]) as event_type,
        unnest([14, 15]) as step,
        unnest([at_work(asks_work), at_work(asks_work + 500 + dice(n, 'grants', 5000))]) as moment
    from first_rounds where asks_extension
);

-- first word and progress of special tickets; someone on the spot
insert into happened by name
select n, ticket_id, event_type, moment, step, unit_code, 'lead' as role, 1 as round
from (
    select *, unnest(['arrived_on_site', 'first_feedback', 'progress_feedback']) as event_type, unnest([11, 12, 13]) as step,
        unnest([
            if(is_on_site and u(n, 'arrives') < 0.97, dispatched + 400 + floor(pow(u(n, 'arrival'), 1.4) * 1700)::bigint, null),
            if(limit_hours > 0, dispatched + floor(limit_hours * 3600 * if(u(n, 'late word') < 0.04, 1.1 + u(n, 'word'), 0.1 + 0.85 * u(n, 'word')))::bigint, null),
            if(limit_hours > 0 and u(n, 'progress') < 0.96, at_work(dispatched_work + floor(25200 * if(limit_hours = 4, 3, 2) * (0.4 + 0.58 * u(n, 'progress pace')))::bigint), null)
        ]) as moment
    from (
        select *, case urgency when 'special' then 4 when 'special_urgent' then 2 else 0 end as limit_hours
        from first_rounds where is_on_site or urgency in ('special', 'special_urgent')
    )
)
where last_work is null or moment < at_work(last_work);

-- what the hotline does when it waits: reminders, supervision, the key list
insert into happened by name
select n, ticket_id, event_type, moment, step, if(event_type = 'key_struck_off', null, unit_code) as unit_code, 1 as round,
    if(event_type in ('supervised', 'escalated'), phrase_supervise_reasons(u(n, 'supervise reason')), null) as reason
from (
    select *, coalesce(last_work, 9000000000) as ends_work,
        unnest(['reminded', 'supervised', 'escalated', 'reported_to_discipline', 'key_listed', 'key_struck_off']) as event_type,
        unnest([16, 17, 18, 19, 16, 30]) as step,
        unnest([
            if(ends_work > due_work - 12600 and u(n, 'reminded') < 0.6, at_work(due_work - 9000), null),
            if(ends_work > due_work + 25200 and u(n, 'supervised') < 0.7, at_work(due_work + 14000),
                if(u(n, 'supervised') < 0.005 and ends_work > dispatched_work + 30000, at_work(dispatched_work + 25200), null)),
            if(ends_work > due_work + 100800 and u(n, 'escalated') < 0.4, at_work(due_work + 80000), null),
            if(ends_work > due_work + 126000 and u(n, 'discipline') < 0.15, at_work(due_work + 120000), null),
            if(urgency in ('difficult', 'complex') and u(n, 'key') < 0.5, dispatched + 120, null),
            if(urgency in ('difficult', 'complex') and u(n, 'key') < 0.5 and u(n, 'struck') < 0.9, at_work(last_work + 30000), null)
        ]) as moment
    from first_rounds
);

insert into happened by name
select n, ticket_id, event_type, moment, step, if(event_type = 'unclosed_marked', unit_code, null) as unit_code, 1 as round
from (
    select *, unnest(['completed', 'unclosed_marked', 'archived']) as event_type, unnest([24, 24, 31]) as step,
        unnest([if(is_unclosed or is_terminated, null, completed), if(is_unclosed, completed, null),
            if(is_unclosed or exists (from rework where rework.n = first_rounds.n), null, archived)]) as moment
    from first_rounds
);

insert into happened by name
select n, ticket_id, event_type, moment, step, if(event_type in ('completed', 'archived'), null, unit_code) as unit_code,
    if(event_type in ('completed', 'archived'), null, 'lead') as role, 2 as round
from (
    select *, unnest(['rework_ordered', 'dispatched', 'signed', 'replied', 'completed', 'archived']) as event_type,
        unnest([40, 41, 42, 43, 44, 45]) as step, unnest([ordered, dispatched, signed, replied, completed, archived]) as moment
    from rework
);

create table events as
select
    *,
    ticket_id || '-' || lpad((row_number() over (partition by n order by moment, step))::varchar, 2, '0') as event_id
from happened
where moment < getvariable('ends_at');

drop table happened;
