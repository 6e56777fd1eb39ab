{#- The rows of a staging model that the gate let in: the only way models read staging. A model that says by what it is
    touched reads only what a delta touches. -#}
{% macro kept(name) -%}
    select staged.*

    from
        {%- if model.config.meta.touched_by and touched_by(name) %}
        {{ touched_staging(name) }}
        {%- else %}
        {{ ref(name) }}
        {%- endif %} as staged

    where
        not exists (
            select 1

            from {{ source('gate', 'quarantine') }} as quarantine

            where
                quarantine.table_name = '{{ name.split("__")[1] }}'
                and quarantine._row_id = staged._row_id
        )
{%- endmacro %}
