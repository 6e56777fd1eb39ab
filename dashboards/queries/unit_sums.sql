{#-
What indicators are divided from, by unit, in a stretch of days and in the same days of last year: whole years,
quarters and months as they are stored where the view is of everything, all other days from the additive counts.
-#}
{%- set this_year = 'between $first_day and $last_day' %}
{%- set last_year = 'between $first_day_last_year and $last_day_last_year' %}
{%- set whole_days = 'between $first_whole_day and $last_whole_day' %}
{%- set whole_days_last_year = 'between $first_whole_day_last_year and $last_whole_day_last_year' %}
{%- set measures = (indicators | map(attribute=1) | list + indicators | map(attribute=2) | select | list) | unique | list %}
with

area_members as (

    {% include 'area_members.sql' %}

),

stored as (

    {% for kind in ('year', 'quarter', 'month') -%}
    {%- set this = 'period_start in cast($' ~ kind ~ 's as date[])' %}
    {%- set last = 'period_start in cast($' ~ kind ~ 's_last_year as date[])' %}
    select
        scope_code as unit_code,
        indicator_id,
        case when {{ this }} then numerator end as numerator,
        case when {{ this }} then denominator end as denominator,
        case when {{ last }} then numerator end as numerator_last_year,
        case when {{ last }} then denominator end as denominator_last_year
    from fct_indicator_values
    where
        scope_kind = 'unit'
        and period_kind = '{{ kind }}'
        and ({{ this }} or {{ last }})
        and indicator_id in ('{{ indicators | map(attribute=0) | join("', '") }}')
    {{ 'union all' if not loop.last }}

    {% endfor %}
),

days as (

    select
        *,
        counted_date {{ this_year }} and not counted_date {{ whole_days }} as is_this_year,
        counted_date {{ last_year }} and not counted_date {{ whole_days_last_year }} as is_last_year
    from agg_tickets_by_unit_day as counts
    where
        (
            counted_date {{ this_year }} and not counted_date {{ whole_days }}
            or counted_date {{ last_year }} and not counted_date {{ whole_days_last_year }}
        )
        and {% include 'chosen_condition.sql' %}

),

counted as (

    select
        {% for measure in measures -%}
        sum({{ measure }}) filter (where is_this_year) as {{ measure }},
        sum({{ measure }}) filter (where is_last_year) as {{ measure }}_last_year,
        {% endfor -%}
        unit_code
    from days
    group by unit_code

),

parts as (

    select * from stored
    {% for indicator_id, numerator, denominator in indicators -%}
    union all

    select
        unit_code,
        '{{ indicator_id }}' as indicator_id,
        {{ numerator }} as numerator,
        {{ denominator or 'null' }} as denominator,
        {{ numerator }}_last_year as numerator_last_year,
        {{ denominator ~ '_last_year' if denominator else 'null' }} as denominator_last_year
    from counted
    {% endfor %}

)

select
    unit_code,
    indicator_id,
    sum(numerator) as numerator,
    sum(denominator) as denominator,
    sum(numerator_last_year) as numerator_last_year,
    sum(denominator_last_year) as denominator_last_year
from parts
group by
    unit_code,
    indicator_id
