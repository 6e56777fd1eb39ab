{#- Hook of aggregates by day, before a delta changes them: the days known by now are those whose rows they count anew
    and those whose rows they give up. Facts they do not read may note more meanwhile. -#}
{% macro hold_days() -%}
    {%- if model.config.meta.touched_by == 'counted_date' and is_delta() -%}
        {%- set part = model.config.meta.touched_within -%}
        create or replace table {{ delta_table('counted_' ~ model.name) }} as
        select distinct
            counted_date as touched_day,
            {{ "coalesce(" ~ part ~ ", '')" if part else "''" }} as touched_part
        from {{ delta_table('touched_counted_date') }}
    {%- endif -%}
{%- endmacro %}
