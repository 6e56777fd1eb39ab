{#- Every column of a contract table read as its type, beside the text it was read from where it is no text itself,
    and where the row came from. -#}
{% macro columns_read(system, table) -%}
    {%- if execute -%}
        {%- for column in contract_table(system, table).columns.values() %}
        {{ read_text(column.name, column.data_type) }} as {{ column.name }},
        {%- if column.data_type not in ('text', 'code') %}
        {{ column.name }} as _text_of_{{ column.name }},
        {%- endif %}
        {%- endfor %}
        _row_id,
        _file_seq,
        _line,
        _sheet
    {%- else -%}
        *
    {%- endif -%}
{%- endmacro %}
