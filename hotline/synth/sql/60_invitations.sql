-- Who could be invited to rate: after an answer on the line or a unit's work, once or twice; each year takes its number.
create table invitations as
select
    timed.*,
    year(stamp(invited)) as year,
    by_unit and u(n, 'method') < service.phone_share as by_phone,
    -- a second invitation only where there was a first one
    if(n % 4 = 0, 0.6 * u(ticket_n, 'invited'), greatest(0.6 * u(ticket_n, 'invited'), 0.25 + 0.75 * u(n, 'invited'))) as draw
from (
    select
        * exclude (earliest),
        -- nobody is called at night
        if(by_unit and earliest % 86400 not between 32400 and 72000,
            earliest // 86400 * 86400 + if(earliest % 86400 > 72000, 86400, 0) + 34200 + dice(n, 'morning', 20000), earliest) as invited
    from (
        select
            details.n * 4 + number.again as n,
            details.n as ticket_n,
            details.counts,
            details.answered_by = 'unit' as by_unit,
            coalesce(rounds.is_late, false) as is_late,
            details.lateness,
            is_reasonable(details.request_type, details.n) as is_reasonable,
            if(by_unit, rounds.completed + 3600 + dice(details.n, 'invited', 100000), details.accepted + 900 + dice(details.n, 'invited', 1200))
                + number.again * (40000 + dice(details.n, 'second invitation', 90000)) as earliest
        from details
        left join first_rounds as rounds on details.n = rounds.n
        cross join (values (0), (1)) as number(again)
        where
            not details.is_cancelled
            and (details.answered_by <> 'unit' or (rounds.completed < getvariable('ends_at') and not rounds.is_unclosed and not rounds.is_terminated))
    )
    where invited < getvariable('ends_at')
) as timed
inner join service on year(stamp(timed.invited)) = service.year;

-- Whose answer will be that the work was not done.
create table refusals as
select ticket_n, responds_at(n, invited, by_phone) as responded
from invitations
where
    by_unit and n % 4 = 0 and responded < getvariable('ends_at')
    and u(ticket_n, 'rework') < getvariable('refused') * if(is_late, 2.4, 0.95);
