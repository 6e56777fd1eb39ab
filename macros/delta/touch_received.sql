{#- Hook of what counts received rows, before a delta changes it: the tables, files and dates of rows that came or gave
    way, that went to quarantine or left it, and of those whose ticket is new or of another city than before. -#}
{% macro touch_received() -%}
    {%- if is_delta() -%}
        create or replace table {{ delta_table('touched_received_part') }} as
        with
        moved as (
            select ticket_id, city_code from {{ _arrived('stg_ticket__tickets') }}
            except
            select ticket_id, city_code from {{ _gave_way('stg_ticket__tickets') }}
        )
        {%- for key in model.depends_on.nodes if key.startswith('model.') %}
        {%- set name = key.split('.')[-1] -%}
        {%- set table = "'" ~ name.split('__')[1] ~ "'" %}
        {{ 'union' if not loop.first }}
        select {{ received_part(table) }} as received_part
        from (
            select _file_seq, updated_at from {{ _arrived(name) }}
            union all
            select _file_seq, updated_at from {{ _gave_way(name) }}
            union all
            select _file_seq, updated_at from {{ ref(name) }}
            where _row_id in (select _row_id from {{ delta_table('reversed') }} where table_name = {{ table }})
            {%- if 'city_code' not in graph.nodes[key].columns %}
            union all
            select _file_seq, updated_at from {{ ref(name) }} where ticket_id in (select ticket_id from moved)
            {%- endif %}
        ) as changed
        {%- endfor %}
    {%- endif -%}
{%- endmacro %}

{% macro _arrived(name) -%}
    (select * from {{ ref(name) }} where _file_seq in (select file_seq from {{ delta_table('files') }})) as arrived
{%- endmacro %}

{#- A table that no row came for has none that gave way. -#}
{% macro _gave_way(name) -%}
    {%- set replaced = 'replaced_' ~ name.split('__')[1] -%}
    {%- if adapter.get_relation(target.database, 'delta', replaced) is not none -%}
        {{ delta_table(replaced) }}
    {%- else -%}
        (select * from {{ ref(name) }} where false) as replaced
    {%- endif -%}
{%- endmacro %}
