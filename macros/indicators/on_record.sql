{#-
A year's requests of every area, for series that begin before the first ticket: counted where there are tickets, else as
the sender told them. A province that tells of itself is on record as it tells, any other as the sum of its cities: a
warehouse need not hold all of them.
-#}
{% macro on_record(counted, figures) -%}
    with

    known as (

        select
            scope_code as city_code,
            period_start,
            amount,
            1 as place
        from {{ counted }}
        where
            measure = 'requests'
            and period_kind = 'year'
            and scope_kind = 'city'

        union all

        select
            city_code,
            period_start,
            value_number as amount,
            2 as place
        from {{ figures }}
        where
            figure_code = 'requests_on_record'
            and period_kind = 'year'
            and value_number is not null

    ),

    cities as (

        select
            city_code,
            period_start,
            min_by(amount, place) as amount
        from known
        group by city_code, period_start

    ),

    provinces as (

        select
            members.scope_code,
            cities.period_start,
            sum(cities.amount) as amount
        from cities
        inner join members
            on members.scope_kind = 'province'
            and cities.city_code = members.member_code
        where
            members.scope_code = members.member_code
            or members.scope_code not in (select city_code from cities)
        group by members.scope_code, cities.period_start

    )

    select
        'year' as period_kind,
        period_start,
        'province' as scope_kind,
        scope_code,
        'requests_on_record' as measure,
        amount
    from provinces

    union all

    select 'year', period_start, 'city', city_code, 'requests_on_record', amount
    from cities
    where city_code not in (select scope_code from provinces)
{%- endmacro %}
