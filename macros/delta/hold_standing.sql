{#- Hook of staging, before a delta changes it: keeps the rows whose keys come again. To look for keys among all rows is
    dear, and whoever asks for these later asks this table. -#}
{% macro hold_standing() -%}
    {%- if model.config.materialized == 'incremental' and is_delta() -%}
        {%- set system, table = model.name[4:].split('__') -%}
        {%- set contract = contract_table(system, table) -%}
        {%- set comes_again -%}
            exists (
                select 1 from {{ delta_table(table) }} as arrived
                where
                {%- for column in contract.config.meta.key %}
                    {{ 'and' if not loop.first }} {{ this.identifier }}.{{ column }}
                    = {{ read_text('arrived.' ~ column, contract.columns[column].data_type) }}
                {%- endfor %}
            )
        {%- endset -%}
        create or replace table {{ delta_table('standing_' ~ table) }} as
        select * from {{ rows_found(this, [comes_again]) }} as found
    {%- endif -%}
{%- endmacro %}
