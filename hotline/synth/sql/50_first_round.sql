-- The first round of every ticket that a unit handles, in seconds; working time is counted on the clock of working hours.
create table dispatches as
select
    *,
    -- a wrong unit sends it back within a working day, seldom later; the wrong unit is one of another trade
    if(outcome = 'returned', worked(first_dispatched) + if(u(n, 'late return') < 0.07, 26000, 900)
        + floor(u(n, 'return') * 20000)::bigint, null) as returned_work
from (
    select
        *,
        case
            when u(n, 'returned') < 0.016 + 0.25 * lateness then 'returned'
            when u(n, 'returned') > 0.993 then 'refused'
            else 'kept'
        end as outcome,
        case
            when urgency in ('urgent', 'special', 'special_urgent') then asked + 120 + dice(n, 'fast', 900)
            -- a duty desk sends on at any hour what it can, the rest waits for the office
            when is_open(asked) or u(n, 'duty') < 0.4 then asked + 180 + least(floor(tail(n, 'dispatch') * 1500)::bigint, 12000)
            else at_work(worked(asked) + 300 + least(floor(tail(n, 'dispatch') * 2400)::bigint, 9000))
        end as first_dispatched
    from (
        select
            *,
            channel_group = 'internet' and u(n, 'information') < 0.08 as is_incomplete,
            if(is_incomplete, accepted + 900 + dice(n, 'information', 5400), accepted) as asked
        from details
        where answered_by = 'unit' and not is_cancelled
    )
);

create table held as
select
    *,
    worked(dispatched) as dispatched_work,
    case when is_consult then if(line = 'enterprise', 2, 3) when line = 'enterprise' then 4 else 5 end as days_given,
    u(n, 'late') < lateness * if(urgency = 'normal', 1, 1.4) as is_late,
    not is_consult and u(n, 'extension') < 0.045 as asks_extension,
    u(n, 'void') < 0.12 as is_void,
    1 + dice(n, 'extension days', 5) as extension_days,
    u(n, 'extension refused') < 0.08 as is_extension_refused
from (
    select
        *,
        if(outcome = 'returned', at_work(returned_work + 900 + dice(n, 'decided', 6000)), null) as return_decided,
        if(outcome = 'returned', at_work(returned_work + 7200 + dice(n, 'again', 5400)), first_dispatched) as dispatched
    from dispatches
);

create table rounds as
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
from held;

create table replies as
select
    *,
    case
        when u(n, 'silent') < 0.0012 then null
        -- the late tail: hours for most, weeks for some
        when is_late then due_work + 900 + floor(pow(tail(n, 'tail'), 1.5) * 30000)::bigint
        when asks_extension and due_work = first_due_work
            -- asked late or refused: finished just in time all the same
            then first_due_work - 200 - dice(n, 'just in time', 9000)
        when due_work > first_due_work
            then first_due_work + floor((due_work - first_due_work) * (0.05 + 0.9 * u(n, 'pace')))::bigint
        else greatest(
            worked(signed) + 600,
            dispatched_work + floor((due_work - dispatched_work) * (0.03 + 0.95 * pow(u(n, 'pace'), if(is_consult, 1.3, 1.1))))::bigint
        )
    end as replied_work,
    u(n, 'review') < 0.028 as is_sent_back,
    not is_consult and u(n, 'unclosed') < 0.011 as is_unclosed,
    u(n, 'terminated') < 0.0012 as is_terminated,
    request_type in ('complaint', 'report', 'help') and u(n, 'final reply') < 0.003 as is_final_reply
from rounds;

create table first_rounds as
select
    *,
    at_work(last_work + 600 + least(floor(tail(n, 'complete') * 9000)::bigint, 70000)) as completed,
    at_work(last_work + 75600 + dice(n, 'archive', 75600)) as archived
from (
    select
        *,
        if(is_sent_back, replied_work + 1200 + dice(n, 'sent back', 12000), null) as sent_back_work,
        replied_work + if(is_sent_back, 18000 + dice(n, 'second reply', 24000), 0) as last_work
    from replies
);

drop table dispatches; drop table held; drop table rounds; drop table replies;
