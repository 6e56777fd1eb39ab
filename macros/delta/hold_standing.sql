{#- Hook of staging, before a delta changes it: keeps the rows whose keys come again. To look for keys among all rows is
    dear, and whoever asks for these later asks this table. -#}
{% macro hold_standing() -%}
    {%- if model.config.materialized == 'incremental' and is_delta() -%}
        {%- set system, table = model.name[4:].split('__') -%}
        {%- set contract = contract_table(system, table) -%}
        {%- set keys = [] -%}
        {%- for column in contract.config.meta.key -%}
            {%- do keys.append(read_text(column, contract.columns[column].data_type)) -%}
        {%- endfor -%}
        {#- not `exists`: of a condition that computes what it compares, DuckDB makes a join of all rows with themselves -#}
        {%- set comes_again -%}
            ({{ contract.config.meta.key | join(', ') }}) in (select {{ keys | join(', ') }} from {{ delta_table(table) }})
        {%- endset %}
        create or replace table {{ delta_table('standing_' ~ table) }} as
        select * from {{ rows_found(this, [comes_again]) }} as found
    {%- endif -%}
{%- endmacro %}
