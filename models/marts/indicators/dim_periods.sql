with

calendar as (

    select * from {{ ref('int_calendar_days_classified') }}

),

counted as (

    {% for aggregate in ('agg_tickets_by_day', 'agg_tickets_by_unit_day', 'agg_requests_and_calls_by_hour') -%}
        select counted_date from {{ ref(aggregate) }}
        union
    {% endfor -%}
    {% for fact, day in (
        ('fct_police_transfers', 'transferred_date'), ('fct_police_transfers', 'due_date'),
        ('fct_inspections', 'inspected_date'), ('fct_live_sessions', 'held_date'),
        ('fct_knowledge_items', 'created_date'), ('fct_knowledge_tasks', 'due_date'),
        ('fct_knowledge_uses', 'use_date'), ('fct_policy_questions', 'asked_date'),
        ('fct_enterprise_services', 'service_date'), ('fct_documents', 'issued_date'),
        ('fct_handling_rounds', 'due_date'), ('fct_ticket_states', 'began_date'),
        ('fct_reported_figures', 'period_start'), ('int_shares_scoped', 'register_date')
    ) -%}
        select {{ day }} as counted_date from {{ ref(fact) }}
        where {{ day }} is not null
        {% if not loop.last %}union{% endif %}
    {% endfor %}
),

span as (

    select
        {{ start_of('month', 'min(counted_date)') }} as first_month,
        max(counted_date) as last_date
    from counted

),

-- days without anything belong to a year to date as well, and days beyond the calendar count all the same
dates as (

    select calendar.calendar_date as counted_date
    from calendar
    inner join span
        on calendar.calendar_date >= span.first_month
        and calendar.calendar_date <= span.last_date

    union

    select counted_date from counted

    union

    select {{ start_of('month', 'counted_date') }} as counted_date from counted

),

months as (

    select distinct {{ start_of('month', 'counted_date') }} as month_start from dates

),

placed as (

    select
        counted_date,
        'day' as period_kind,
        counted_date as period_start,
        counted_date as period_end
    from dates

    union all

    select
        counted_date,
        'week' as period_kind,
        {{ start_of('week', 'counted_date') }} as period_start,
        {{ add_days(start_of('week', 'counted_date'), 6) }} as period_end
    from dates

    {% for period_kind, months in (('month', 1), ('quarter', 3), ('year', 12)) %}
        union all

        select
            counted_date,
            '{{ period_kind }}' as period_kind,
            {{ start_of(period_kind, 'counted_date') }} as period_start,
            {{ add_days(add_months(start_of(period_kind, 'counted_date'), months), -1) }} as period_end
        from dates
    {% endfor %}
    union all

    -- a year to date is known by its last month: a day lies in that of its own month and those of the later ones
    select
        dates.counted_date,
        'ytd' as period_kind,
        months.month_start as period_start,
        {{ add_days(add_months('months.month_start', 1), -1) }} as period_end
    from dates
    inner join months
        on {{ start_of('year', 'dates.counted_date') }} = {{ start_of('year', 'months.month_start') }}
        and {{ start_of('month', 'dates.counted_date') }} <= months.month_start

),

dim_periods as (

    select
        counted_date,
        period_kind,
        period_start,
        period_end,
        -- 52 weeks earlier is a week of the same weekdays, and there is always one
        case period_kind
            when 'week' then {{ add_days('period_start', -364) }}
            else {{ add_months('period_start', -12) }}
        end as last_year_start
    from placed

)

select * from dim_periods
