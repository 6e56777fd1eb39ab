-- Who was invited, who answered and how: the numbers of each year are dealt out by rank and hold exactly.
create table invited as
select * exclude (draw, place)
from (
    select *, row_number() over (partition by year, counts order by draw, n) as place
    from (
        select
            invitations.* exclude (draw),
            1 as round,
            refusals.ticket_n is not null as is_refused,
            -- what was ordered again had been invited to rate
            if(is_refused, -1, draw) as draw
        from invitations
        left join refusals on invitations.ticket_n = refusals.ticket_n
        where refusals.ticket_n is null or n % 4 = 0
        union all by name
        -- the second round ends with an invitation of its own
        select
            rework.n * 4 + 2 as n, rework.n as ticket_n, counts, true as by_unit, false as is_late, lateness,
            is_reasonable(request_type, rework.n) as is_reasonable, rework.invited, service.year,
            u(rework.n, 'rework method') < service.phone_share as by_phone, 2 as round, false as is_refused, -1 as draw
        from rework
        inner join service on year(stamp(rework.invited)) = service.year
        where rework.invited < getvariable('ends_at')
    )
) as drawn
inner join service using (year)
where if(drawn.counts, drawn.place <= service.invitations, drawn.draw < 0.57);

drop table invitations;

create table rated as
select
    invited.* exclude (turn, lateness, is_late),
    turn < 1e8 and if(invited.counts, place <= service.ratings, turn < -ln(1 - service.ratings / service.invitations)) as is_rated,
    u(n, 'valid') > 0.01 as is_valid,
    -- who is content last: those whose work was late, whose unit often is, who were told again
    if(is_refused, -1, tail(n, 'content') / if(is_late, 2.5, 1) / if(round = 2, 3.2, 1) * (1 - 4 * lateness)) as unit_content,
    tail(n, 'content with agent') / if(is_late, 1.3, 1) as agent_content
from (
    select *, row_number() over (partition by year, counts order by turn, n) as place
    from (
        select
            *,
            responds_at(n, invited, by_phone) as responded,
            case
                -- too late for the extract
                when responded >= getvariable('ends_at') then 1e9
                when is_refused then -1
                when round = 2 then if(u(n, 'rework rated') < 0.6, -1, 1e8)
                else tail(n, 'rated') * if(by_unit, 0.8, 1)
            end as turn
        from invited
    )
) as invited
inner join service using (year);

drop table invited;

-- Of `many` rows by rising rank, how many at the end make the share.
create macro is_among_last(place, many, share) as place > many - round(share * many);

create table contented as
select
    rated.*,
    is_among_last(agent_place, agent_many, service.satisfied_agents) as is_agent_satisfactory,
    is_among_last(unit_place, unit_many, service.satisfied_units) as is_unit_satisfactory,
    if(is_refused, -1, u(n, 'resolved') + if(is_unit_satisfactory, 0.75, 0)) as solution
from (
    select
        *,
        row_number() over (partition by year, counts order by agent_content, n) as agent_place,
        count(*) over (partition by year, counts) as agent_many,
        row_number() over (partition by year, counts, by_unit, is_valid order by unit_content, n) as unit_place,
        count(*) over (partition by year, counts, by_unit, is_valid) as unit_many
    from rated
    where is_rated
) as rated
inner join service using (year);

create table solved as
select
    contented.n,
    is_agent_satisfactory,
    is_unit_satisfactory,
    is_among_last(
        row_number() over (partition by year, counts, by_unit, is_valid, is_reasonable order by solution, contented.n),
        count(*) over (partition by year, counts, by_unit, is_valid, is_reasonable),
        service.resolved
    ) as is_resolved
from contented
inner join service using (year);

create macro satisfaction(is_rated, is_satisfactory, is_refused, n, salt) as case
    when not is_rated then 'none'
    when is_refused then 'dissatisfied'
    when not is_satisfactory then if(u(n, 'how bad' || salt) < 0.38, 'neutral', 'dissatisfied')
    when u(n, 'how good' || salt) < getvariable('basically') then 'basically_satisfied'
    else 'satisfied'
end;

create table callbacks as
select
    rated.n,
    details.n as ticket_n,
    details.ticket_id,
    details.line,
    rated.round,
    rated.n % 4 % 2 + 1 as number,
    rated.by_unit,
    rated.by_phone,
    rated.year,
    rated.invited,
    rated.is_rated,
    if(rated.is_rated, rated.responded, null) as responded,
    rated.is_valid,
    satisfaction(rated.is_rated, is_unit_satisfactory, is_refused, rated.n, 'unit') as unit_satisfaction,
    satisfaction(rated.is_rated, is_agent_satisfactory, false, rated.n, 'agent') as agent_satisfaction,
    case
        when not rated.is_rated then 'none'
        when is_resolved then 'resolved'
        when is_unit_satisfactory or u(rated.n, 'partly') < 0.3 then 'partly'
        else 'unresolved'
    end as resolved
from rated
inner join details on rated.ticket_n = details.n
left join solved on rated.n = solved.n
order by rated.n;

drop table rated; drop table contented; drop table solved; drop table refusals;
