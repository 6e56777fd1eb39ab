{#-
True for the rows that a delta touches, and for all rows where everything is built anew. `key` says by what rows are
touched: `ticket_id` (all that belongs to the ticket; of a model that says `by_own_rows` in its meta only what the
ticket's own row decides), `call_id`, `counted_date` (all that is counted on the day, or what is counted on it of one
unit, say: `touched_within` in the meta of the aggregate), or `scope_code` (all of the scope in the period).
-#}
{% macro is_touched(column, key, aggregate=none) -%}
    {%- set aggregate = aggregate or model -%}
    {%- if not is_delta() -%}
        true
    {%- elif key == 'counted_date' -%}
        {{ part_of_day(column, aggregate) }} in (select part_of_day from {{ delta_table('counted_' ~ aggregate.name) }})
    {%- elif column == 'scope_code' -%}
        exists (
            select 1 from {{ delta_table('touched_' ~ key) }} as anew
            where
                anew.touched_period_kind = period_kind
                and anew.touched_period_start = period_start
                and anew.touched_scope_kind = scope_kind
                and anew.touched_scope_code = {{ column }}
        )
    {%- else -%}
        {{ column }} in (
            select {{ key }} from {{ delta_table(('changed_' if aggregate.config.meta.by_own_rows else 'touched_') ~ key) }}
        )
    {%- endif -%}
{%- endmacro %}

{#- A number that stands for a day and for what an aggregate tells apart within it: to look for one is a tenth of looking
    for six columns. Where two had the same, both would be counted anew. -#}
{% macro part_of_day(day, aggregate) -%}
    {%- set columns = [day] -%}
    {%- for part in aggregate.config.meta.touched_within -%}
        {%- do columns.append("coalesce(" ~ part ~ ", '')") -%}
    {%- endfor -%}
    {{ hashed(columns) }}
{%- endmacro %}

{#- By what the rows of a staging model are touched: the contract says so. -#}
{% macro touched_by(name) -%}
    {%- if execute -%}
        {%- set system, table = name[4:].split('__') -%}
        {{- return(contract_table(system, table).config.meta.touched_by) -}}
    {%- endif -%}
{%- endmacro %}
