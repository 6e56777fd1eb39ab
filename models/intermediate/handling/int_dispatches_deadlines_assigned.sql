with

terms as (

    select * from {{ ref('int_dispatches_terms_numbered') }}

),

tickets as (

    select * from {{ ref('int_tickets_under_rules') }}

    where not is_answered_online

),

rules as (

    select * from {{ ref('int_deadline_rules_resolved') }}

),

extensions as (

    select * from {{ ref('int_extensions_granted') }}

),

clock as (

    select * from {{ ref('int_working_time_accumulated') }}

),

-- the rule in force at dispatch, not today's
started as (

    select
        terms.dispatch_id,
        terms.ticket_id,
        terms.term_number,
        tickets.due_at,
        tickets.schedule_code,
        rules.completion_working_days,
        rules.progress_feedback_working_days,
        rules.extension_notice_working_days,
        rules.extension_total_working_days,
        {{ opening_day_number('clock', 'terms.term_started_at') }} as starts_on,
        {{ opening_second('clock', 'terms.term_started_at') }} as starts_second

    from terms

    inner join tickets
        on terms.ticket_id = tickets.ticket_id

    left join rules
        on {{ same_kind_of_ticket('tickets', 'rules') }}
        and cast(terms.term_started_at as date) >= rules.in_force_from
        and cast(terms.term_started_at as date) < rules.in_force_until

    left join clock
        on tickets.schedule_code = clock.schedule_code
        and cast(terms.term_started_at as date) = clock.calendar_date

),

-- an extension counts if asked early enough, and never shortens
limited as (

    select
        started.*,
        case
            when
                extensions.requested_on + started.extension_notice_working_days
                < started.starts_on + started.completion_working_days
                or (
                    extensions.requested_on + started.extension_notice_working_days
                    = started.starts_on + started.completion_working_days
                    and extensions.requested_second <= started.starts_second
                )
                then greatest(
                    started.completion_working_days,
                    least(
                        started.completion_working_days + extensions.extension_working_days,
                        started.extension_total_working_days
                    )
                )
            else started.completion_working_days
        end as working_days_allowed

    from started

    left join extensions
        on started.ticket_id = extensions.ticket_id
        and started.term_number = extensions.term_number

),

int_dispatches_deadlines_assigned as (

    select
        limited.dispatch_id,
        limited.ticket_id,
        limited.working_days_allowed,
        coalesce(limited.due_at, {{ next_opening_at('clock', 'limited.starts_second') }}) as deadline_at,
        {{ next_opening_at('progress_day', 'limited.starts_second') }} as progress_feedback_deadline_at,
        limited.due_at is null
        and coalesce(limited.working_days_allowed > limited.completion_working_days, false) as is_extended,
        case
            when limited.due_at is null
                then limited.starts_on + limited.completion_working_days - limited.extension_notice_working_days
        end as extensions_end_on

    from limited

    left join clock
        on limited.schedule_code = clock.schedule_code
        and clock.is_working_day
        and limited.starts_on + limited.working_days_allowed = clock.working_days_after

    left join clock as progress_day
        on limited.schedule_code = progress_day.schedule_code
        and progress_day.is_working_day
        and limited.starts_on + limited.progress_feedback_working_days = progress_day.working_days_after

)

select * from int_dispatches_deadlines_assigned
