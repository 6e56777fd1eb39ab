-- One row per ticket: who asked, by which channel, who answered, about what, when and where.
-- Attributes with a printed figure are dealt out by rank (exact to the ticket), the others drawn.
create table ranked_answers as
select
    cells.first + number.n as n,
    cells.* exclude (first, tickets),
    (row_number() over (stratum order by -- phone calls tend to be answered on the line, the rest goes to units
        tail(cells.first + number.n, 'answered') / case channel_group when 'phone' then 3 when 'internet' then 0.4 else 0.1 end,
        cells.first + number.n) - 0.5) / count(*) over (partition by year, line, requester, is_cancelled) as rank
from cells, unnest(range(cells.tickets)) as number(n)
window stratum as (partition by year, line, requester, is_cancelled);

create table ranked_consults as
select
    answers.*,
    shares.value as answered_by,
    (row_number() over (stratum order by
        tail(n, 'consult') / if(shares.value = 'unit', 0.18, 2.0), n) - 0.5)
        / count(*) over (partition by answers.year, counts, is_cancelled) as consult_rank
from ranked_answers as answers
asof join shares
    on answers.line = shares.stratum and answers.year = shares.year and shares.attribute = 'answered_by'
    and answers.rank >= shares.low
window stratum as (partition by answers.year, counts, is_cancelled);

create table ranked_categories as
select
    consults.* exclude (rank, consult_rank),
    shares.value = 'consult' as is_consult,
    (row_number() over (stratum order by dice(n, 'category', 1000000007), n) - 0.5)
        / count(*) over (partition by consults.year, counts, is_cancelled, shares.value) as rank
from ranked_consults as consults
asof join shares
    on consults.year = shares.year and shares.attribute = 'is_consult' and consults.consult_rank >= shares.low
window stratum as (partition by consults.year, counts, is_cancelled, shares.value);

create table drawn_topics as
select
    categories.* exclude (rank),
    topic_shares.topic,
    u(n, 'level') as level_draw
from (
    select categories.*, shares.value as level_1
    from ranked_categories as categories
    asof join shares
        on categories.year = shares.year and shares.attribute = 'level_1'
        and if(categories.is_consult, 'consult', 'other') = shares.stratum and categories.rank >= shares.low
) as categories
asof join topic_shares
    on categories.level_1 = topic_shares.level_1 and categories.is_consult = topic_shares.is_consult
    and categories.year = topic_shares.year and categories.requester = topic_shares.requester
    and u(n, 'topic') >= topic_shares.low;

drop table ranked_answers; drop table ranked_consults; drop table ranked_categories;

create table placed as
select
    drawn.* exclude (level_draw),
    topics.season,
    topics.department,
    districts.district_code,
    -- a person is sent to the city's department, to the district's, or to the town
    case
        when level_draw < topics.city_share then 'city'
        when level_draw < topics.city_share + topics.county_share then 'county'
        else 'town'
    end as unit_level,
    ranges.first + floor(pow(u(n, 'place'), 1.7) * ranges.many)::bigint as place_number,
    day_shares.day * 86400 + hour_shares.hour * 3600 + dice(n, 'second', 3600) as drawn_at
from drawn_topics as drawn
inner join topics on drawn.topic = topics.topic
asof join district_shares as districts on u(n, 'district') >= districts.low
inner join place_ranges as ranges on districts.district_code = ranges.district_code and topics.place = ranges.kind
asof join day_shares
    on topics.season = day_shares.season and drawn.year = day_shares.year and u(n, 'day') >= day_shares.low
asof join hour_shares
    on drawn.channel_group = hour_shares.channel_group and u(n, 'hour') >= hour_shares.low;

drop table drawn_topics;

-- Numbered in the order of time. The first and last minutes of a year stay free, so that a ticket's call lies in it too.
create table numbered as
select
    row_number() over (order by accepted, n) as n,
    * exclude (n)
from (
    select
        * exclude (drawn_at),
        least(greatest(drawn_at, epoch(make_timestamp(year, 1, 1, 0, 45, 0))::bigint + n % 900),
            epoch(make_timestamp(year, 12, 31, 22, 59, 0))::bigint + n % 900) as accepted
    from placed
);

drop table placed;
