-- The first round of every ticket that a unit handles, in seconds; working time is counted on the clock of working hours.
create table dispatches as
select
    *,
    case
        when urgency in ('urgent', 'special', 'special_urgent') then asked + 120 + dice(n, 'fast', 900)
        -- a duty desk sends on at any hour what it can, and all of the last working day that the busiest units take
        when is_open(asked) or u(n, 'duty') < 0.4 or is_last_day
            then asked + 180 + least(floor(tail(n, 'dispatch') * 1500)::bigint, if(is_last_day, 2000, 12000))
        else at_work(worked(asked) + 300 + least(floor(tail(n, 'dispatch') * 2400)::bigint, 9000))
    end as first_dispatched
from (
    select
        *,
        is_busiest and worked(getvariable('ends_at')) - worked(accepted) < 25200 as is_last_day,
        channel_group = 'internet' and not is_last_day and u(n, 'information') < 0.08 as is_incomplete,
        if(is_incomplete, accepted + 900 + dice(n, 'information', 5400), accepted) as asked
    from details
    where answered_by = 'unit' and not is_cancelled
);

-- A wrong unit sends it back within a working day, seldom later, and the right one gets it. A return that is still
-- pending when the extracts are taken leaves the ticket with the wrong unit: not with one whose tickets are printed.
create table returns as
select *
from (
    select
        dispatches.n,
        wrong.unit_code,
        wrong.unit_code in (select unit_code from unit_quotas) or is_busiest as is_printed,
        worked(first_dispatched) + if(u(dispatches.n, 'late return') < 0.07, 26000, 900)
            + floor(u(dispatches.n, 'return') * 20000)::bigint as asked_work,
        at_work(asked_work + 900 + dice(dispatches.n, 'decided', 6000)) as decided,
        at_work(asked_work + 7200 + dice(dispatches.n, 'again', 5400)) as dispatched
    from dispatches
    inner join wrong_units as wrong
        on dispatches.unit_code = wrong.right_code and dice(dispatches.n, 'wrong', wrong.many) = wrong.choice
    where u(dispatches.n, 'returned') < 0.016 + 0.25 * lateness
)
where dispatched < getvariable('ends_at') or not is_printed;

create table held as
select
    dispatches.*,
    case
        when returns.n is not null then 'returned'
        when u(dispatches.n, 'returned') > 0.993 then 'refused'
        else 'kept'
    end as outcome,
    coalesce(returns.dispatched, first_dispatched) as dispatched,
    worked(coalesce(returns.dispatched, first_dispatched)) as dispatched_work,
    case when is_consult then if(line = 'enterprise', 2, 3) when line = 'enterprise' then 4 else 5 end as days_given,
    u(dispatches.n, 'late') < lateness * if(urgency = 'normal', 1, 1.4) as is_late,
    not is_consult and u(dispatches.n, 'extension') < 0.045 as asks_extension,
    u(dispatches.n, 'void') < 0.12 as is_void,
    1 + dice(dispatches.n, 'extension days', 5) as extension_days,
    u(dispatches.n, 'extension refused') < 0.08 as is_extension_refused
from dispatches
left join returns on dispatches.n = returns.n;

drop table dispatches;

create table rounds as
select
    *,
    worked(signed) as signed_work,
    u(n, 'silent') < 0.0012 as is_silent,
    u(n, 'review') < 0.028 as is_sent_back,
    not is_consult and u(n, 'unclosed') < 0.006 as is_unclosed,
    u(n, 'terminated') < 0.0012 as is_terminated,
    request_type in ('complaint', 'report', 'help') and u(n, 'final reply') < 0.003 as is_final_reply
from (
    select
        *,
        -- what the reply aims at: its deadline, with the days of a granted extension that was asked in time
        dispatched_work + 25200 * if(asks_extension and not is_void and not is_extension_refused,
            least(days_given + extension_days, 10), days_given) as due_work,
        dispatched_work + 25200 * days_given as first_due_work,
        case
            when urgency in ('urgent', 'special', 'special_urgent') and tier <= 2 and u(n, 'quick') < 0.96
                then dispatched + 60 + dice(n, 'sign quick', 1500)
            when u(n, 'late sign') < 0.012 + 0.1 * lateness then at_work(dispatched_work + 7300 + dice(n, 'sign', 18000))
            else at_work(dispatched_work + 60 + floor(pow(u(n, 'sign'), 1.6) * 6900)::bigint)
        end as signed
    from held
);

drop table held;

-- The reply comes after a fixed part of work and a stretch of work that the city's mean of handling days decides on.
create table replies as
select
    rounds.*,
    case
        -- the late tail: hours for most, weeks for some
        when is_late then due_work + 900 + floor(pow(tail(n, 'tail'), 1.5) * 30000)::bigint
        -- asked late or refused: finished just in time all the same
        when asks_extension and due_work = first_due_work then first_due_work - 200 - dice(n, 'just in time', 9000)
        when due_work > first_due_work
            then first_due_work + floor((due_work - first_due_work) * (0.05 + 0.9 * u(n, 'pace')))::bigint
        else signed_work + 600
    end as fixed_work,
    if(is_late or asks_extension, 0,
        floor((due_work - signed_work - 600) * 0.96 * pow(u(n, 'pace'), paces.early))::bigint) as stretch_work,
    if(is_sent_back, 18000 + dice(n, 'second reply', 24000), 0) as review_work,
    600 + least(floor(tail(n, 'complete') * 9000)::bigint, 70000) as closing_work,
    75600 + dice(n, 'archive', 75600) as archiving_work
from rounds
inner join paces on rounds.year = paces.year and rounds.is_consult = paces.is_consult;

drop table rounds;

-- Means are over what is answered or done when the extracts are taken; the stretch decides on that, so it is found twice.
create table online as
select year, is_consult, count(*) as many
from details
where answered_by <> 'unit' and counts and not is_cancelled
group by year, is_consult;

create table stretches as select distinct year, is_consult, 1.0::double as stretch from paces;

create macro mended() as table (
    select
        year,
        is_consult,
        -- beyond the deadline it would make late what is not meant to be
        least(1.03, (any_value(days) * 25200 * (count(*) + any_value(online.many))
            - sum(fixed_work + review_work - worked(accepted))) / sum(stretch_work)) as stretch
    from replies
    inner join stretches using (year, is_consult)
    inner join paces using (year, is_consult)
    inner join online using (year, is_consult)
    where
        counts and not is_silent and not is_unclosed
        and at_work(fixed_work + floor(stretch_work * stretches.stretch)::bigint + review_work
            + if(is_terminated, archiving_work, closing_work)) < getvariable('ends_at')
    group by year, is_consult
);
create or replace table stretches as from mended();
create or replace table stretches as from mended();

create table first_rounds as
select
    *,
    at_work(last_work + closing_work) as completed,
    at_work(last_work + archiving_work) as archived
from (
    select
        * exclude (stretch, fixed_work, stretch_work),
        if(is_silent, null, fixed_work + floor(stretch_work * stretch)::bigint) as replied_work,
        if(is_sent_back, replied_work + 1200 + dice(n, 'sent back', 12000), null) as sent_back_work,
        replied_work + review_work as last_work
    from replies
    inner join stretches using (year, is_consult)
);

drop table replies;
