{#- Every row of a staging model and whether the gate let it in: what a sender is measured by, never what is counted. -#}
{% macro received(model, columns) -%}
    select
        '{{ model.split("__")[1] }}' as table_name,
        staged._file_seq as file_seq,
        staged.updated_at,
        {{ columns }},
        not exists (
            select 1
            from {{ source('gate', 'quarantine') }} as quarantine
            where
                quarantine.table_name = '{{ model.split("__")[1] }}'
                and quarantine._row_id = staged._row_id
        ) as is_kept
    from {{ ref(model) }} as staged
{%- endmacro %}
