-- A row for each thing that the city's figures count, with a moment of its own in the year's working hours.
create macro first_moment(year) as epoch(make_timestamp(year, 1, 1, 0, 0, 0))::bigint;

create table records as
select
    figures.figure,
    figures.year,
    number.n + 1 as ordinal,
    (hash(hash(figures.figure, figures.year) + number.n) // 16)::bigint as n,
    at_work(
        worked(first_moment(year)) + floor((number.n + u(number.n, figures.figure || figures.year)) / figures.many
            * (worked(least(first_moment(year + 1), getvariable('ends_at'))) - worked(first_moment(year))))::bigint
    ) as moment
from figures, unnest(range(figures.many)) as number(n)
where figures.is_listed;

-- An even part of a yearly figure for the i-th of many rows; the parts add up to it.
create macro part(total, i, many) as floor(total * i / many)::bigint - floor(total * (i - 1) / many)::bigint;

create table yearly as pivot (select figure, year, many from figures) on figure using first(many) group by year;

create macro office(n) as getvariable('offices')[1 + n % len(getvariable('offices'))];
create macro a_topic(n) as getvariable('topics')[1 + n // 7 % len(getvariable('topics'))];
create macro area(n) as getvariable('areas')[1 + n % len(getvariable('areas'))];
create macro receiver(n) as getvariable('receivers')[1 + n // 11 % len(getvariable('receivers'))];
