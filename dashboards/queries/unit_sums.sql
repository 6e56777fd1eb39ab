{#-
What indicators are divided from, by unit, in a stretch of days and in the same days of last year. With `of_peers`, of
the peers of $unit_codes alone: the units of their kinds and levels.
-#}
{%- from 'counted.sql' import counted_within %}
{%- set measures = (indicators | map(attribute=1) | list + indicators | map(attribute=2) | select | list) | unique | list %}
{%- set condition %}
{%- include 'counted_condition.sql' %}
{%- if of_peers %}
and counts.unit_code in (
    select peers.unit_code
    from dim_units as peers
    inner join dim_units as own
        on
            peers.level is not distinct from own.level
            and peers.kind is not distinct from own.kind
    where own.unit_code in $unit_codes
)
{%- endif %}
{%- endset %}
with

counted as (

    select
        {% for measure in measures -%}
        sum({{ measure }}) filter (where span = 'now') as {{ measure }},
        sum({{ measure }}) filter (where span = 'last_year') as {{ measure }}_last_year,
        {% endfor -%}
        unit_code
    from (
        {{ counted_within('unit', ['unit_code'] + measures, pieces, condition) }}
    ) as counts
    group by unit_code

)

{% for indicator_id, numerator, denominator in indicators -%}
select
    unit_code,
    '{{ indicator_id }}' as indicator_id,
    {{ numerator }} as numerator,
    {{ denominator or 'cast(null as double)' }} as denominator,
    {{ numerator }}_last_year as numerator_last_year,
    {{ denominator ~ '_last_year' if denominator else 'cast(null as double)' }} as denominator_last_year
from counted
{{ 'union all' if not loop.last }}

{% endfor %}
