{#- The rows of a staging model that the gate let in: the only way models read staging. -#}
{% macro kept(model) -%}
    select staged.*

    from {{ ref(model) }} as staged

    where not exists (
        select 1

        from {{ source('gate', 'quarantine') }} as quarantine

        where
            quarantine.table_name = '{{ model.split("__")[1] }}'
            and quarantine._row_id = staged._row_id
    )
{%- endmacro %}
