-- A caller who has two matters: the second ticket comes out of the call of the one before it and has none of its own.
create table second_matters as
select second.n, first.n as first_n, first.person, first.agent_id,
    least(second.accepted, first.accepted + 30 + dice(second.n, 'second matter', 90)) as accepted
from details as second
inner join details as first on second.n = first.n + 1
inner join service on second.year = service.year
where
    -- only every other ticket can be a second one, so that none is the first of another
    second.n % 2 = 0 and second.channel = 'phone' and first.channel = 'phone'
    and second.year = first.year and second.line = first.line and second.accepted // 86400 = first.accepted // 86400
    and not second.is_cancelled and not first.is_cancelled
    -- who asks again keeps to what was said before
    and second.earlier_n is null and second.n not in (select earlier_n from details where earlier_n is not null)
qualify row_number() over (partition by second.year order by u(second.n, 'second'), second.n) <= max(service.second_matters) over (partition by second.year);

update details
set person = second_matters.person, agent_id = second_matters.agent_id, accepted = second_matters.accepted
from second_matters
where details.n = second_matters.n;
