{#- What `columns_read` read, and in `_unreadable` the columns whose text is there but cannot be read. -#}
{% macro columns_typed(system, table) -%}
    {%- if execute -%}
        {%- set columns = contract_table(system, table).columns.values() -%}
        {%- for column in columns %}
        {{ column.name }},
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
                when {{ column.name }} is null and {{ trim_text('_text_of_' ~ column.name) }} is not null
                    then '{{ column.name }}'
            end
            {%- endfor %}
        ), '') as _unreadable
    {%- else -%}
        *
    {%- endif -%}
{%- endmacro %}
