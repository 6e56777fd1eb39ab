{#- `_row_id` of the rows of a contract table that a later row of the same key replaces: later by what the source
    names in `latest_by`, then by landing. A row that lacks a part of its key replaces nothing. -#}
{% macro superseded_rows(system, table) -%}
    {%- if execute -%}
        {%- set contract = contract_table(system, table) -%}
        {%- set meta = contract.config.meta -%}
        {%- set key = [] -%}
        {%- for column in meta.key -%}
            {%- do key.append(read_text(trim_text(column), contract.columns[column].data_type)) -%}
        {%- endfor -%}
        select _row_id

        from (
            select
                _row_id,
                row_number() over (
                    partition by {{ key | join(", ") }}
                    order by
                        {% if meta.latest_by -%}
                            {{ read_text(trim_text(meta.latest_by), 'timestamp') }} desc nulls last,
                        {%- endif %}
                        _row_id desc
                ) as recency

            from {{ source(system, table) }}

            where {{ key | join(" is not null and ") }} is not null
        ) as keyed

        where recency > 1
    {%- else -%}
        select 1 as _row_id
    {%- endif -%}
{%- endmacro %}
