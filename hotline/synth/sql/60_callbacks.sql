-- Invitations to rate, who answered them and how; shares hold exactly in each year.
create table invitations as
select
    row_number() over (order by ticket_n, invitation) as n,
    *
from (
    select
        details.n as ticket_n,
        details.ticket_id,
        details.answered_by,
        number.n + 1 as invitation,
        1 as round,
        details.lateness,
        rounds.is_late,
        -- by text right after an answer on the line, by telephone after a unit's work
        if(details.answered_by = 'unit', rounds.completed + 3600 + dice(details.n, 'invited', 100000), details.accepted + 900 + dice(details.n, 'invited', 1200))
            + number.n * (40000 + dice(details.n, 'second invitation', 90000)) as earliest
    from details
    left join first_rounds as rounds on details.n = rounds.n
    cross join unnest(range(if(u(details.n, 'invitations') < getvariable('second_invitation'), 2, 1))) as number(n)
    where
        not details.is_cancelled
        and (details.answered_by <> 'unit' or (rounds.completed < getvariable('ends_at') and not rounds.is_unclosed and not rounds.is_terminated))
);

create table rated as
select
    *,
    (row_number() over (years order by tail(n, 'rated') * if(answered_by = 'unit', 0.8, 1), n) - 0.5)
        / count(*) over (partition by year) < getvariable('rated')[year - getvariable('first_year') + 1] as is_rated
from (
    select
        * exclude (earliest),
        -- nobody is called at night
        if(answered_by = 'unit' and earliest % 86400 not between 32400 and 72000, earliest // 86400 * 86400 + if(earliest % 86400 > 72000, 86400, 0) + 34200 + dice(n, 'morning', 20000), earliest) as invited,
        year(stamp(invited)) as year
    from invitations
)
where invited < getvariable('ends_at')
window years as (partition by year);

create table answers as
select
    rated.* exclude (is_late, lateness),
    subjects.subject,
    (row_number() over (strata order by tail(n, 'content ' || subjects.subject) / if(is_late, 2.5, 1) * if(subjects.subject = 'unit', 1 - 4 * lateness, 1), n) - 0.5)
        / count(*) over (partition by year, is_rated, subjects.subject) as rank,
    case subjects.subject when 'unit' then getvariable('satisfied_units') else getvariable('satisfied_agents') end[year - getvariable('first_year') + 1] as satisfied
from rated
cross join unnest(if(answered_by = 'unit', ['unit', 'agent'], ['agent'])) as subjects(subject)
window strata as (partition by year, is_rated, subjects.subject);

create table callbacks as
select
    * exclude (rank, satisfied),
    case
        when not is_rated then 'none'
        when rank > satisfied then if(u(n, 'how bad') < 0.38, 'neutral', 'dissatisfied')
        when u(n, 'how good') < getvariable('basically') then 'basically_satisfied'
        else 'satisfied'
    end as satisfaction,
    if(is_rated, invited + 30 + floor(tail(n, 'responds') * 2400)::bigint, null) as responded
from answers;

drop table invitations; drop table rated; drop table answers;
