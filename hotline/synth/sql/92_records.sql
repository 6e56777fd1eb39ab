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

-- The part of a yearly figure for a row of that weight, the last of those that weigh `running` together, of `whole` in
-- all; and an even part for the i-th of many rows. The parts add up to the figure.
create macro portion(total, weight, running, whole) as total * running // whole - total * (running - weight) // whole;
create macro part(total, i, many) as portion(total, 1, i, many);

create table yearly as pivot (select figure, year, many from figures) on figure using first(many) group by year;

create macro office(n) as getvariable('offices')[1 + n % len(getvariable('offices'))];
create macro a_topic(n) as getvariable('topics')[1 + n // 7 % len(getvariable('topics'))];
-- the first rows go round the whole network, later ones come from few of it
create macro keeper(ordinal, n) as getvariable('network')[1 + if(ordinal <= len(getvariable('network')), ordinal - 1,
    floor(pow(u(n, 'keeper'), 2.5) * len(getvariable('network')))::bigint)];
