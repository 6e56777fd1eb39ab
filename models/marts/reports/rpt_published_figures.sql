-- every file of seeds/published, so that a new report needs no line here; the seeds are built before any model
{% set reports = graph.nodes.values()
    | selectattr('resource_type', 'equalto', 'seed')
    | selectattr('fqn.1', 'equalto', 'published')
    | sort(attribute='name') | list if execute else [] -%}
with

rpt_published_figures as (

    {% for report in reports -%}
        select
            document,
            area_code,
            year,
            counted_from,
            counted_to,
            table_name,
            row_name,
            column_name,
            as_printed,
            value,
            unit,
            change_as_printed,
            change_kind,
            figure_kind,
            indicator_id,
            scope_kind,
            scope_name,
            note
        from {{ report.relation_name }}
        {% if not loop.last %}union all{% endif %}
    {% endfor %}
)

select * from rpt_published_figures
