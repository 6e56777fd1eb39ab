{%- set by_level = {'level': 'level'} -%}
{%- set by_place = {'unit': 'unit_code', 'district': 'district_code'} -%}
{%- set happenings = [
    ('police_transfers', 'transferred_date', police_counts(), {}),
    ('due_police_transfers', 'due_date', police_due_counts(), {}),
    ('checks', 'inspected_date', check_counts(), {'unit': 'unit_code', 'check_kind': 'kind'}),
    ('live_sessions', 'held_date', session_counts(), by_level),
    ('live_sessions', 'held_date', guest_counts(), {'level': 'level', 'guest_rank': 'guest_rank'}),
    ('knowledge_items', 'created_date', made_item_counts(), by_level),
    ('due_knowledge_tasks', 'due_date', task_counts(), {'unit': 'unit_code'}),
    ('knowledge_uses', 'use_date', use_counts(), by_level),
    ('policy_questions', 'asked_date', question_counts(), {'level': 'level', 'unit': 'unit_code'}),
    ('enterprise_services', 'service_date', service_counts(), {}),
    ('special_lines', 'counted_date', line_counts(), {}),
    ('documents', 'issued_date', document_counts(), by_level),
    ('first_periods', 'valid_from', {'platforms_new': "count(*) filter (where kind = 'platform')"}, by_level),
    ('ticket_states', 'began_date', mark_counts(), by_place),
    ('due_rounds', 'due_date', round_counts(), by_place),
    ('received_rows', 'sent_date', row_counts(), {}),
] -%}
{%- set stocks = [
    ('knowledge_items', 'created_date', item_counts(), by_level),
    ('agent_periods', 'valid_from', people_counts(), {'level': 'platform_level', 'platform': 'platform_code'}),
    ('knowledge_network', 'valid_from', network_counts(), by_level),
    ('unit_periods', 'valid_from', unit_counts(), by_level),
    ('registered_users', 'valid_from', {'knowledge_users': 'sum(registered_users)'}, by_level),
    ('tax_agencies', 'valid_from', {'enterprise_tax_agencies': 'sum(quantity)'}, {}),
    ('ticket_states', 'began_date', open_counts(), by_place),
    ('categories', 'valid_from', {'category_classes': 'count(*)', 'category_levels': 'max(level)'}, {}),
] -%}
with

{% for table in (
    'live_sessions', 'knowledge_items', 'knowledge_uses', 'policy_questions',
    'enterprise_services', 'documents', 'agent_periods', 'unit_periods'
) -%}
    {{ table }} as (select * from {{ ref('fct_' ~ table) }}),

{% endfor -%}
-- the printed exchange is that with the police; 119 and 120 have none
{% for rows, facts, condition in (
    ('police_transfers', ref('fct_police_transfers'), "partner_code = '110'"),
    ('due_police_transfers', 'police_transfers', 'is_due'),
    ('due_knowledge_tasks', ref('fct_knowledge_tasks'), 'is_due'),
    ('checks', ref('fct_inspections'), 'not is_cancelled'),
    ('first_periods', ref('fct_unit_periods'), 'is_first_period'),
    ('ticket_states', states_or_none(ref('fct_ticket_states'), ref('agg_tickets_by_unit_day')), 'is_counted'),
    ('due_rounds', ref('fct_handling_rounds'), 'is_due and is_counted'),
    ('special_lines', ref('agg_tickets_by_day'), "line_code in ('live', 'talent')")
) -%}
    {{ rows }} as (
        select * from {{ facts }}
        where {{ condition }}
    ),

{% endfor -%}
categories as (select * from {{ ref('int_categories_in_use') }}),

received_rows as (select * from {{ ref('int_rows_received_counted') }}),

latest_event as (select cast(as_of_at as date) as as_of_date from {{ ref('int_latest_event_found') }}),

-- a stock is taken on a month's last day, or today
months as (

    select distinct least(periods.period_end, latest_event.as_of_date) as last_day
    from {{ ref('dim_periods') }} as periods
    cross join latest_event
    where
        periods.period_kind = 'month'
        and periods.period_start <= latest_event.as_of_date

),

-- the units that keep items of the knowledge base or have somebody who does
knowledge_network as (

    {% for rows, level, agent_id, first_day, condition in (
        ('knowledge_items', 'level', 'cast(null as varchar)', 'created_date', "line_code = 'general'"),
        ('agent_periods', 'platform_level', 'agent_id', 'valid_from', "seat_kind = 'information_specialist'")
    ) -%}
        select
            city_code,
            {{ level }} as level,
            unit_code,
            {{ agent_id }} as agent_id,
            {{ first_day }} as valid_from,
            ended_date
        from {{ rows }}
        where {{ condition }}
        {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

-- a number told on some days holds until the next one, at most to the end of its year
{% for stock, rows, day, number, key in (
    ('registered_users', 'knowledge_uses', 'use_date', 'registered_users', 'city_code, level'),
    ('tax_agencies', "enterprise_services where is_stock", 'service_date', 'quantity', 'city_code'),
) -%}
    {{ stock }} as (
        select
            {{ key }},
            {{ number }},
            {{ day }} as valid_from,
            least(
                lead({{ day }}, 1, date '9999-01-01') over (partition by {{ key }} order by {{ day }}),
                {{ add_months(start_of('year', day), 12) }}
            ) as ended_date
        from (select * from {{ rows }}) as told
        where {{ number }} is not null
    ),

{% endfor -%}
agg_institutions_by_day as (

    {% for rows, day, counts, scopes in happenings -%}
        {{ counted_by_scope(rows, day, counts, scopes, false) }}
        union all
    {% endfor -%}
    {% for rows, first_day, counts, scopes in stocks -%}
        {{ counted_by_scope(in_force(rows, first_day), 'last_day', counts, scopes, true) }}
        {{ 'union all' if not loop.last }}
    {%- endfor %}

)

select * from agg_institutions_by_day
