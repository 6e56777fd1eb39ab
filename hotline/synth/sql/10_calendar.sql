-- How likely a ticket of each season falls on each day of its year, and in each hour of a day.
create table day_weights as
select
    seasons.season,
    days.year,
    days.day,
    seasons.factor
        * if(days.is_holiday, getvariable('holiday_factor'), getvariable('weekdays')[isodow(days.day)])
        * (1 + getvariable('trend') * (dayofyear(days.day) / 365.0 - 0.5))
        * (0.94 + 0.12 * u(date_diff('day', date '1970-01-01', days.day), 'day' || seasons.season))
        * coalesce((
            select product(bursts.factor) from bursts
            where bursts.season = seasons.season and days.day between bursts.first_day and bursts.last_day
        ), 1) as weight
from days
inner join seasons on month(days.day) = seasons.month;

create table day_shares as
select
    season,
    year,
    date_diff('day', date '1970-01-01', day) as day,
    coalesce(sum(weight) over earlier / sum(weight) over (partition by season, year), 0) as low
from day_weights
window earlier as (partition by season, year order by day rows between unbounded preceding and 1 preceding);

create table hour_shares as
select
    channel_group,
    hour,
    coalesce(sum(weight) over earlier / sum(weight) over (partition by channel_group), 0) as low
from hours
window earlier as (partition by channel_group order by hour rows between unbounded preceding and 1 preceding);
