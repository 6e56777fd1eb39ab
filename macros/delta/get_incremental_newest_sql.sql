{#- What staging does with a delta: rows of a key that comes again give way, and are noted, since what they belonged to
    is touched as well. -#}
{% macro get_incremental_newest_sql(arguments) -%}
    {%- set system, table = model.name[4:].split('__') -%}
    {%- set replaced = delta_table('replaced_' ~ table) -%}
    {%- set columns = arguments.dest_columns | map(attribute='quoted') | join(', ') -%}
    create table {{ replaced }} as
    select * from {{ delta_table('standing_' ~ table) }} as standing
    where exists (
        select 1 from {{ arguments.temp_relation }} as arrived
        where
        {%- for column in contract_table(system, table).config.meta.key %}
            {{ 'and' if not loop.first }} arrived.{{ column }} = standing.{{ column }}
        {%- endfor %}
    );

    delete from {{ arguments.target_relation }} where _row_id in (select _row_id from {{ replaced }});

    insert into {{ arguments.target_relation }} ({{ columns }}) select {{ columns }} from {{ arguments.temp_relation }}
{%- endmacro %}
