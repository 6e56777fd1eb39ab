{#-
True for the rows that a delta touches, and for all rows where everything is built anew. `key` says by what rows are
touched: `ticket_id` (all that belongs to the ticket), `call_id`, or `counted_date` (all that is counted on the day).
-#}
{% macro is_touched(column, key) -%}
    {%- if is_delta() -%}
        {{ column }} in (select {{ key }} from {{ delta_table('touched_' ~ key) }})
    {%- else -%}
        true
    {%- endif -%}
{%- endmacro %}

{#- By what the rows of a staging model are touched: the contract says so. -#}
{% macro touched_by(name) -%}
    {%- if execute -%}
        {%- set system, table = name[4:].split('__') -%}
        {{- return(contract_table(system, table).config.meta.touched_by) -}}
    {%- endif -%}
{%- endmacro %}
