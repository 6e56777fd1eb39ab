-- The encyclopedia: items made, questions of the information specialists, and how often it is used.
create view out_knowledge_items as
select
    case when figure like '%_info' then 'K' || year || if(figure like 'talent%', 'T', 'I')
        when figure like '%_qa' then 'K' || year || if(figure like 'talent%', 'A', 'Q') else 'K' || year || 'C' end
        || lpad(ordinal::varchar, 5, '0') as item_id,
    getvariable('city') as city_code,
    if(u(n, 'level') < getvariable('items_of_districts'), 'county', 'city') as level,
    case when figure like 'talent%' then 'talent' when u(n, 'item line') < getvariable('items_for_enterprises') then 'enterprise' end as line_code,
    keeper(ordinal, n) as unit_code,
    case when figure like '%_info' then 'info' when figure like '%_qa' then 'qa' else 'collection' end as kind,
    a_topic(n).topic as category_code,
    stamp(moment) as created_at,
    stamp(changed) as changed_at,
    if(u(n, 'ends') < 0.2, (stamp(moment) + interval 3 year)::date, null) as valid_to,
    'published' as status_code,
    stamp(coalesce(changed, moment)) as updated_at
from (
    select *, if(u(n, 'changes') < 0.25 and later < getvariable('ends_at'), later, null) as changed
    from (
        select *, at_work(worked(moment) + dice(n, 'changed', 5000000)) as later from records
        where figure in ('knowledge_info', 'knowledge_qa', 'knowledge_collection', 'talent_info', 'talent_qa')
    )
)
order by item_id;

create view out_knowledge_tasks as
select
    year as _year,
    'W' || year || if(figure = 'knowledge_responses', 'R', 'C') || lpad(ordinal::varchar, 5, '0') as task_id,
    getvariable('city') as city_code,
    if(figure = 'knowledge_corrections', 'K' || year || 'I' || lpad((1 + dice(n, 'item', knowledge_info))::varchar, 5, '0'), null) as item_id,
    office(n) as unit_code,
    if(figure = 'knowledge_responses', 'response', 'correction') as kind,
    stamp(moment) as raised_at,
    stamp(at_work(worked(moment) + 25200)) as due_at,
    stamp(if(done < getvariable('ends_at'), done, null)) as done_at,
    stamp(least(done, getvariable('ends_at') - 1)) as updated_at
from (
    select *, at_work(worked(moment) + if(figure = 'knowledge_responses' and u(n, 'responds late') > getvariable('response_on_time'), 30000, 600) + dice(n, 'done', 22000)) as done
    from records where figure in ('knowledge_responses', 'knowledge_corrections')
)
inner join yearly using (year)
order by task_id;

-- Uses fall on days unevenly; a day of which nothing is counted has no row.
create view out_knowledge_uses as
select
    year as _year, day as use_date, getvariable('city') as city_code, level, kind,
    portion(case when level = 'city' and kind = 'info' then uses_city_info when level = 'city' then uses_city_qa
        when kind = 'info' then uses_county_info else uses_county_qa end, weight, running, whole) as uses,
    if(level = 'city' and kind = 'info', before.registered_users + (yearly.registered_users - before.registered_users) * running // whole, null) as registered_users
from (
    select *, sum(weight) over (partition by year order by day)::bigint as running, sum(weight) over (partition by year)::bigint as whole
    from (select *, if(isodow(day) > 5 or is_holiday, 55, 100) + dice(year * 1000 + dayofyear(day), 'uses', 40) as weight from days)
)
inner join yearly using (year)
inner join (select year + 1 as year, registered_users from yearly) as before using (year)
cross join unnest(['city', 'county']) as levels(level)
cross join unnest(['info', 'qa']) as kinds(kind)
where uses is not null or (level = 'city' and kind = 'info')
order by use_date, level, kind;
