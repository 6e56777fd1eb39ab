{#- Every column of a contract table trimmed and read as its type, then where the row came from and, in
    `_unreadable`, the columns whose text is there but cannot be read. -#}
{% macro typed_columns(system, table) -%}
    {%- if execute -%}
        {%- set columns = contract_table(system, table).columns.values() -%}
        {%- for column in columns %}
        {{ read_text(trim_text(column.name), column.data_type) }} as {{ column.name }},
        {%- endfor %}
        _row_id,
        _file_seq,
        _line,
        _sheet,
        nullif(concat_ws(
            ',',
            cast(null as varchar)
            {%- for column in columns if column.data_type not in ('text', 'code') -%}
            ,
            case
                when {{ trim_text(column.name) }} is not null
                    and {{ read_text(trim_text(column.name), column.data_type) }} is null
                    then '{{ column.name }}'
            end
            {%- endfor %}
        ), '') as _unreadable
    {%- else -%}
        *
    {%- endif -%}
{%- endmacro %}
