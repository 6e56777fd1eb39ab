{#- Every row of a staging model and whether the gate let it in: what a sender is measured by, never what is counted. Of a
    delta, the rows of the files and dates that it touches. -#}
{% macro received(model, columns) -%}
    {%- set table = "'" ~ model.split('__')[1] ~ "'" -%}
    select
        {{ table }} as table_name,
        staged._file_seq as file_seq,
        staged.updated_at,
        {{ columns }},
        not exists (
            select 1
            from {{ source('gate', 'quarantine') }} as quarantine
            where
                quarantine.table_name = {{ table }}
                and quarantine._row_id = staged._row_id
        ) as is_kept
    from {{ rows_found(ref(model), [is_touched(received_part(table), 'received_part')]) }} as staged
{%- endmacro %}

{#- A number that stands for a contract table, a landed file and a date of `updated_at`, of a row of staging. -#}
{% macro received_part(table) -%}
    {{ hashed([table, '_file_seq', 'cast(updated_at as date)']) }}
{%- endmacro %}

{#- The city of each ticket that was received, let in or not. -#}
{% macro cities_of_tickets() -%}
    select
        ticket_id,
        city_code
    from {{ ref('stg_ticket__tickets') }}
{%- endmacro %}
