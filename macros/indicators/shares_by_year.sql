{#- A printed register says its year alone; who received something stands in the register, not in the marts. -#}
{% macro shares_by_year(shares) -%}
    select
        'year' as period_kind,
        placed.register_date as period_start,
        placed.scope_kind,
        placed.scope_code,
        placed.measure,
        sum(placed.amount) as amount
    from (
        {% for measure, amount in (('shares', '1'), ('shared_tickets', 'ticket_count')) -%}
            {% for scope_kind, scope_code in (
                ('shares.scope_kind', 'shares.scope_code'),
                ('members.scope_kind', 'members.scope_code'),
                ("'area_' || shares.scope_kind", "areas.scope_code || '/' || shares.scope_code")
            ) -%}
                select
                    shares.register_date,
                    {{ scope_kind }} as scope_kind,
                    {{ scope_code }} as scope_code,
                    '{{ measure }}' as measure,
                    cast({{ amount }} as double) as amount
                from {{ shares }} as shares
                {% if loop.last -%}
                    inner join members as areas
                        on areas.scope_kind = 'area'
                        and shares.city_code = areas.member_code
                        and shares.scope_kind in ('level', 'recipient_kind', 'method')
                {% elif not loop.first -%}
                    inner join members
                        on members.scope_kind = 'province'
                        and shares.scope_kind = 'city'
                        and shares.city_code = members.member_code
                {% else -%}
                    where shares.scope_kind != 'recipient'
                {% endif -%}
                {{ 'union all' if not loop.last }}
            {% endfor -%}
            {{ 'union all' if not loop.last }}
        {% endfor %}
    ) as placed
    group by all
{%- endmacro %}
