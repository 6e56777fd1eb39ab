{#-
Hooks of tables that are built whole while what reads them is not: `followed` in their meta names the columns by which
their rows belong together. Before a delta such a part is held as a number, and after it every part is noted that has
another number, came or is gone.
-#}
{% macro hold_parts() -%}
    {%- if is_delta() and model.config.meta.followed and model.config.meta.followed is sequence -%}
        create or replace table {{ delta_table('was_' ~ model.name) }} as {{ _parts() }}
    {%- endif -%}
{%- endmacro %}

{% macro note_parts() -%}
    {%- if is_delta() and model.config.meta.followed and model.config.meta.followed is sequence -%}
        create or replace table {{ delta_table('changed_' ~ model.name) }} as
        with
        was as (select * from {{ delta_table('was_' ~ model.name) }}),
        stands as ({{ _parts() }})
        select distinct {{ model.config.meta.followed | join(', ') }}
        from ((select * from was except select * from stands) union all (select * from stands except select * from was)) as changed
    {%- endif -%}
{%- endmacro %}

{% macro _parts() -%}
    {%- set followed = model.config.meta.followed -%}
    select
        {{ followed | join(', ') }},
        bit_xor({{ hashed(model.columns | reject('in', followed) | list) }}) as held
    from {{ this }}
    group by {{ followed | join(', ') }}
{%- endmacro %}
