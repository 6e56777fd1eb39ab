{#- Hook of aggregates by day, before a delta changes them: the days, and parts of them, on which a row changed in a fact
    that they read. -#}
{% macro hold_days() -%}
    {%- if model.config.meta.touched_by == 'counted_date' and is_delta() -%}
        {%- set facts = [] -%}
        {%- for key in model.depends_on.nodes -%}
            {%- do facts.append(key.split('.')[-1]) -%}
        {%- endfor %}
        create or replace table {{ delta_table('counted_' ~ model.name) }} as
        select distinct {{ part_of_day('counted_date', model) }} as part_of_day
        from {{ delta_table('touched_counted_date') }}
        where fact in ('{{ facts | join("', '") }}')
    {%- endif -%}
{%- endmacro %}
