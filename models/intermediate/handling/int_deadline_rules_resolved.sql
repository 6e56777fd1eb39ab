with

tickets as (

    select * from {{ ref('int_tickets_under_rules') }}

),

rules as (

    select * from {{ ref('deadline_rules') }}

),

kinds_of_ticket as (

    select distinct
        city_code,
        line_code,
        request_type_code,
        urgency_code,
        coalesce(source_level, 'own') as source_level

    from tickets

),

-- between two of these dates no rule begins or ends
changes as (

    select date '0001-01-01' as in_force_from
    union
    select coalesce(valid_from, date '0001-01-01') as in_force_from from rules
    union
    select coalesce({{ add_days('valid_to', 1) }}, date '0001-01-01') as in_force_from from rules

),

periods as (

    select
        in_force_from,
        lead(in_force_from, 1, date '9999-12-31') over (order by in_force_from) as in_force_until

    from changes

),

-- the nearest area first, then the rule that names the most about the ticket, then the newest
ranked as (

    select
        kinds_of_ticket.*,
        periods.in_force_from,
        periods.in_force_until,
        rules.rule,
        rules.limit_value,
        row_number() over (
            partition by
                kinds_of_ticket.city_code,
                kinds_of_ticket.line_code,
                kinds_of_ticket.request_type_code,
                kinds_of_ticket.urgency_code,
                kinds_of_ticket.source_level,
                periods.in_force_from,
                rules.rule
            order by
                {{ area_reach('rules.area_code', 'kinds_of_ticket.city_code') }},
                case when rules.line_code is null then 1 else 0 end
                + case when rules.request_type_code is null then 1 else 0 end
                + case when rules.urgency_code is null then 1 else 0 end
                + case when rules.source_level is null then 1 else 0 end,
                rules.valid_from desc nulls last
        ) as choice

    from kinds_of_ticket

    cross join periods

    inner join rules
        on {{ area_reach('rules.area_code', 'kinds_of_ticket.city_code') }} is not null
        and coalesce(rules.line_code, kinds_of_ticket.line_code) = kinds_of_ticket.line_code
        and coalesce(rules.request_type_code, kinds_of_ticket.request_type_code) = kinds_of_ticket.request_type_code
        and coalesce(rules.urgency_code, kinds_of_ticket.urgency_code) = kinds_of_ticket.urgency_code
        and coalesce(rules.source_level, kinds_of_ticket.source_level) = kinds_of_ticket.source_level
        and coalesce(rules.valid_from, periods.in_force_from) <= periods.in_force_from
        and coalesce(rules.valid_to, periods.in_force_from) >= periods.in_force_from

),

int_deadline_rules_resolved as (

    select
        city_code,
        line_code,
        request_type_code,
        urgency_code,
        source_level,
        in_force_from,
        in_force_until,
        max(limit_value) filter (where rule = 'sign_working_hours') as sign_working_hours,
        max(limit_value) filter (where rule = 'completion_working_days') as completion_working_days,
        max(limit_value) filter (where rule = 'return_working_days') as return_working_days,
        max(limit_value) filter (where rule = 'extension_notice_working_days') as extension_notice_working_days,
        max(limit_value) filter (where rule = 'extension_total_working_days') as extension_total_working_days,
        max(limit_value) filter (where rule = 'first_feedback_hours') as first_feedback_hours,
        max(limit_value) filter (where rule = 'progress_feedback_working_days') as progress_feedback_working_days

    from ranked

    where choice = 1

    group by all

)

select * from int_deadline_rules_resolved
