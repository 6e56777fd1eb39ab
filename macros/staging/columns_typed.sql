{#- What `columns_read` read, in `_unreadable` the columns whose text is there but cannot be read, and in `_fingerprint` a
    number of the columns by which rows say the same, where the contract names any. -#}
{% macro columns_typed(system, table) -%}
    {%- if execute -%}
        {%- set contract = contract_table(system, table) -%}
        {%- set columns = contract.columns.values() -%}
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
        {%- if contract.config.meta.fingerprint %},
        {{ hashed(contract.config.meta.fingerprint) }} as _fingerprint
        {%- endif %}
    {%- else -%}
        *
    {%- endif -%}
{%- endmacro %}
