-- What 12345 and 110 pass to each other, and beside it what goes to and comes from 119 and 120.
create table transfers as
select
    ranked.*,
    if(is_incoming, accepted - 120, accepted + 1800) as transferred,
    if(is_incoming, at_work(worked(accepted) + 126000), null) as due,
    late_place <= service.incoming_late as is_late,
    angry_place <= service.incoming_dissatisfied as is_dissatisfied
from (
    select
        *,
        -- not so near the end of a year that it could not be late within it
        row_number() over (partition by year, partner, is_incoming order by accepted > ends_at - 30 * 86400, u(n, 'transfer late'), n) as late_place,
        row_number() over (partition by year, partner, is_incoming order by u(n, 'transfer content'), n) as angry_place
    from (
        select drawn.* exclude (place), ends_at, channel <> 'phone' as is_incoming,
            case
                when channel = 'police' or (channel = 'phone' and place <= outgoing) then '110'
                when u(n, 'partner') < 0.55 then '119'
                else '120'
            end as partner
        from (
            select n, ticket_id, accepted, year, channel, row_number() over (partition by year, channel order by u(n, 'transferred'), n) as place
            from details
            where not is_cancelled and (channel in ('police', 'assigned') or (channel = 'phone' and u(n, 'transferred') < 0.02))
        ) as drawn
        inner join service using (year)
        where channel = 'police' or place <= if(channel = 'phone', outgoing + other_outgoing, other_incoming)
    )
) as ranked
inner join service using (year);

create view out_police_transfers as
select
    year as _year,
    'T' || ticket_id as transfer_id,
    getvariable('city') as city_code,
    partner as partner_code,
    if(is_incoming, 'incoming', 'outgoing') as direction,
    stamp(transferred) as transferred_at,
    ticket_id,
    stamp(due) as due_at,
    stamp(completed) as completed_at,
    case
        when not is_incoming then null
        when partner = '110' and is_dissatisfied then 'dissatisfied'
        when u(n, 'how content') < 0.8 then 'satisfied'
        else 'basically_satisfied'
    end as satisfaction_code,
    stamp(coalesce(completed, transferred)) as updated_at
from (
    select
        *,
        case
            when not is_incoming then null
            when partner = '110' and is_late then due + 7200 + dice(n, 'transfer', 90000)
            -- what is under way when the extract is taken has been answered by that evening
            else least(at_work(worked(accepted) + 7200 + dice(n, 'transfer', 110000)), getvariable('ends_at') - 300 - dice(n, 'evening', 1200))
        end as completed
    from transfers
)
order by transfer_id;
