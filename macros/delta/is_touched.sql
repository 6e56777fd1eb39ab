{#-
True for the rows that a delta touches, and for all rows where everything is built anew. `key` says by what rows are
touched: `ticket_id` (all that belongs to the ticket), `call_id`, or `counted_date` (all that is counted on the day, or
what is counted on it of one unit, say: `touched_within` in the meta of the aggregate).
-#}
{% macro is_touched(column, key, aggregate=none) -%}
    {%- set aggregate = aggregate or model -%}
    {%- if not is_delta() -%}
        true
    {%- elif key == 'counted_date' -%}
        exists (
            select 1 from {{ delta_table('counted_' ~ aggregate.name) }} as anew
            where
                anew.touched_day = {{ column }}
                {%- for part in aggregate.config.meta.touched_within %}
                and anew.touched_{{ part }} = coalesce({{ part }}, '')
                {%- endfor %}
        )
    {%- else -%}
        {{ column }} in (select {{ key }} from {{ delta_table('touched_' ~ key) }})
    {%- endif -%}
{%- endmacro %}

{#- By what the rows of a staging model are touched: the contract says so. -#}
{% macro touched_by(name) -%}
    {%- if execute -%}
        {%- set system, table = name[4:].split('__') -%}
        {{- return(contract_table(system, table).config.meta.touched_by) -}}
    {%- endif -%}
{%- endmacro %}
