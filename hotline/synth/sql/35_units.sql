-- Which unit handles a ticket. The busiest ones have as many as their quota says; every other one has so much room, and
-- what it cannot take goes to the bodies below its department, to the town or its county's department, to others of the
-- district, and at last to any body of the city.
create table branches as
select
    department,
    town_number,
    max(unit_code) filter (where level = 'city') as city_unit,
    max(unit_code) filter (where level = 'county') as county_unit,
    max(unit_code) filter (where level = 'town') as town_unit
from assignments
group by department, town_number;

create table wishes as
select
    tickets.n,
    tickets.year,
    tickets.department,
    tickets.unit_level,
    dice(tickets.n, 'unit', 1000000007) as draw,
    [
        case unit_level when 'city' then city_unit when 'county' then county_unit else town_unit end,
        case unit_level when 'city' then 'below ' || city_unit when 'county' then town_unit else county_unit end,
        'below ' || city_unit,
        tickets.district_code,
        getvariable('city')
    ] as pools
from tickets
inner join places on tickets.place_number = places.place_number
inner join branches on tickets.department = branches.department and places.town_number = branches.town_number
where tickets.answered_by = 'unit' and tickets.counts and not tickets.is_cancelled;

create table handlers as
select
    asking.n,
    unit_quotas.unit_code,
    unit_quotas.year as of_year
from (
    select
        *,
        row_number() over (partition by year, department order by unit_level <> 'city', draw, n) as place
    from wishes
) as asking
inner join unit_quotas
    on asking.year = unit_quotas.year and asking.department = unit_quotas.department and asking.place <= unit_quotas.tickets;

-- Those without a unit, spread over the units of their next pool by the room that these have left.
create macro taken_in(choice) as table (
    with stretches as (
        select
            unit_pools.pool,
            unit_rooms.year,
            unit_rooms.unit_code,
            room - coalesce(taken, 0) as free,
            sum(free) over (partition by pool, unit_rooms.year order by unit_rooms.unit_code) - free as low,
            sum(free) over (partition by pool, unit_rooms.year) as whole
        from unit_rooms
        inner join unit_pools on unit_rooms.unit_code = unit_pools.unit_code
        left join (select of_year, unit_code, count(*) as taken from handlers group by of_year, unit_code) as load
            on unit_rooms.year = load.of_year and unit_rooms.unit_code = load.unit_code
        where room > coalesce(taken, 0)
    ),

    asking as (
        select
            n,
            year,
            pools[choice] as pool,
            row_number() over (partition by year, pools[choice] order by draw, n) - 1 as place,
            count(*) over (partition by year, pools[choice]) as many
        from wishes
        where n not in (select n from handlers)
    )

    select asking.n, stretches.unit_code, asking.year as of_year
    from (
        select asking.*, totals.whole, place * greatest(1.0, totals.whole / many) as spot
        from asking
        inner join (select distinct pool, year, whole from stretches) as totals
            on asking.pool = totals.pool and asking.year = totals.year
    ) as asking
    asof join stretches
        on asking.pool = stretches.pool and asking.year = stretches.year and asking.spot >= stretches.low
    where asking.spot < asking.whole
);

insert into handlers from taken_in(1);
insert into handlers from taken_in(2);
insert into handlers from taken_in(3);
insert into handlers from taken_in(4);
insert into handlers from taken_in(5);

drop table wishes;
