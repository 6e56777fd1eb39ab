{#- What an analyst pastes into `hotline sql` to get a figure of the page; its last line is the figure. -#}
{%- from 'ratio.sql' import ratio -%}
{%- set summed = 'sum(' ~ numerator ~ ')' -%}
{% if is_stored -%}
select value
from fct_indicator_values
where indicator_id = {{ indicator_id | literal }}
    and scope_kind = {{ scope_kind | literal }} and scope_code = {{ scope_code | literal }}
    and period_kind = {{ period_kind | literal }} and period_start = {{ first_of_period | literal }};
{% endif %}
{%- if aggregate %}
select {{ ratio(summed, 'sum(' ~ denominator ~ ')') if denominator else summed }} as value
from {{ aggregate }}
where counted_date between {{ first_day | literal }} and {{ last_day | literal }}
{%- if 'tickets' in aggregate %}
    and {{ 'is_counted' if not line_code else 'line_code = ' ~ (line_code | literal) }}
{%- if requester_kind %}
    and requester_kind = {{ requester_kind | literal }}
{%- endif %}
{%- elif line_code %}
    and line_code = {{ line_code | literal }}
{%- endif %}
{%- if scope_kind == 'city' %}
    and city_code = {{ scope_code | literal }}
{%- else %}
    and {{ scope_kind | replace('province', 'city') }}_code in (
        select member_code from dim_scope_members
        where scope_kind = {{ scope_kind | literal }} and scope_code = {{ scope_code | literal }}
    )
{%- endif %};
{% endif %}
