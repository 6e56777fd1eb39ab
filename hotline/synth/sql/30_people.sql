-- Who asks, and which tickets belong together: the same person again on the same matter, and many callers on one issue.
create table linked as
select
    *,
    u(n, 'repeat') < 0.055 as is_repeat,
    -- a few call all the time
    if(u(n, 'caller') < 0.035, dice(n, 'frequent', greatest(4, getvariable('tickets') // 700)),
        1000000 + dice(n, 'person', greatest(10, getvariable('tickets') * 62 // 100))) as drawn_person,
    u(n, 'issue') < 0.05 as opens_issue,
    u(n, 'case') as drawn_case
from numbered;

create table tickets as
select
    * exclude (is_repeat, drawn_person, opens_issue, joins, drawn_case, place_number, last_person, last_n, last_at, last_place,
        last_case, issue_place, issue_case, issue_at),
    again as is_repeat,
    if(again, last_n, null) as earlier_n,
    if(again, last_person, drawn_person) as person,
    case when again then last_place when joins then issue_place else place_number end as place_number,
    case when again then last_case when joins then issue_case else drawn_case end as case_draw,
    strftime(stamp(accepted), '%Y%m%d')
        || lpad((row_number() over (partition by accepted // 86400 order by n))::varchar, 6, '0') as ticket_number
from (
    select
        *,
        is_repeat and accepted - last_at between 86400 and 26 * 86400 as again,
        -- neighbours call about the same thing within days
        accepted - issue_at < 5 * 86400 and u(n, 'joins') < 0.16 as joins
    from (
        select
            *,
            last_value(if(is_repeat, null, drawn_person) ignore nulls) over earlier as last_person,
            last_value(if(is_repeat, null, n) ignore nulls) over earlier as last_n,
            last_value(if(is_repeat, null, accepted) ignore nulls) over earlier as last_at,
            last_value(if(is_repeat, null, place_number) ignore nulls) over earlier as last_place,
            last_value(if(is_repeat, null, drawn_case) ignore nulls) over earlier as last_case,
            last_value(if(opens_issue, place_number, null) ignore nulls) over earlier as issue_place,
            last_value(if(opens_issue, drawn_case, null) ignore nulls) over earlier as issue_case,
            last_value(if(opens_issue, accepted, null) ignore nulls) over earlier as issue_at
        from linked
        window earlier as (
            partition by topic, district_code, requester, is_consult order by n
            rows between unbounded preceding and 1 preceding
        )
    )
);

drop table numbered; drop table linked;
