{#- What a data test looks at: in a delta only what it touched, since the rest passed when it was built. -#}
{% macro get_where_subquery(relation) -%}
    {%- set conditions = [config.get('where')] | select | list -%}
    {%- if is_delta() -%}
        {%- set tested = graph.nodes.values() | selectattr('name', 'equalto', relation.identifier) | first -%}
        {%- if tested and tested.config.materialized == 'incremental' -%}
            {%- if tested.config.incremental_strategy == 'newest' -%}
                {%- set system, table = tested.name[4:].split('__') -%}
                {%- do conditions.append(
                    '_file_seq in (select file_seq from ' ~ delta_table('files') ~ ') or _row_id in (select _row_id from '
                    ~ delta_table('standing_' ~ table) ~ ')'
                ) -%}
            {%- else -%}
                {%- do conditions.append(is_touched(tested.config.meta.touched_by, tested.config.meta.touched_by, tested)) -%}
            {%- endif -%}
        {%- endif -%}
    {%- endif -%}
    {%- if conditions -%}
        {{- return('(select * from ' ~ relation ~ ' where ' ~ '(' ~ conditions | join(') and (') ~ ')' ~ ') as tested') -}}
    {%- else -%}
        {{- return(relation) -}}
    {%- endif -%}
{%- endmacro %}
