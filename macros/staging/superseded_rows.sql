{#- `_row_id` of the rows of a contract table that a later row of the same key replaces: later by what the source
    names in `latest_by`, then by landing. A row that lacks a part of its key replaces nothing. Few keys come twice:
    only their rows are put in order. A delta's rows are held against those staged before. -#}
{% macro superseded_rows(system, table) -%}
    {%- if execute -%}
        {%- set contract = contract_table(system, table) -%}
        {%- set meta = contract.config.meta -%}
        {%- set parts = [] -%}
        {%- for column in meta.key -%}
            {%- do parts.append('key_' ~ loop.index) -%}
        {%- endfor -%}
        {%- set keyed -%}
            select
                {%- for column in meta.key %}
                {{ read_text(column, contract.columns[column].data_type) }} as {{ parts[loop.index0] }},
                {%- endfor %}
                {{ meta.latest_by or 'null' }} as latest_by,
                _row_id
            from {{ landed(system, table) }}
            {%- if is_delta() %}

            union all

            select
                {%- for column in meta.key %}
                staged.{{ column }} as {{ parts[loop.index0] }},
                {%- endfor %}
                {{ 'cast(staged.' ~ meta.latest_by ~ ' as varchar)' if meta.latest_by else 'null' }} as latest_by,
                staged._row_id
            from {{ delta_table('standing_' ~ table) }} as staged
            {%- endif %}
        {%- endset -%}
        select _row_id

        from (
            select
                keyed._row_id,
                row_number() over (
                    partition by keyed.{{ parts | join(', keyed.') }}
                    order by {{ read_text('keyed.latest_by', 'timestamp') }} desc nulls last, keyed._row_id desc
                ) as recency

            from ({{ keyed }}) as keyed

            inner join (
                select {{ parts | join(', ') }}
                from ({{ keyed }}) as keys
                where {{ parts | join(' is not null and ') }} is not null
                group by {{ parts | join(', ') }}
                having count(*) > 1
            ) as repeated
                on
                {%- for part in parts %}
                {{ 'and' if not loop.first }} keyed.{{ part }} = repeated.{{ part }}
                {%- endfor %}
        ) as ordered

        where recency > 1
    {%- else -%}
        select 1 as _row_id
    {%- endif -%}
{%- endmacro %}
