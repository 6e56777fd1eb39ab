with

rounds as (

    select * from {{ ref('int_handling_rounds_judged') }}

),

tickets as (

    select * from {{ touched_rows(ref('fct_tickets'), 'ticket_id') }}

),

fct_handling_rounds as (

    select
        rounds.ticket_id,
        rounds.round,
        tickets.city_code,
        tickets.district_code,
        rounds.unit_code,
        tickets.is_counted,
        rounds.ordered_at,
        rounds.unit_completed_at,
        rounds.deadline_at,
        rounds.due_date,
        rounds.is_due,
        rounds.is_on_time

    from rounds

    inner join tickets
        on rounds.ticket_id = tickets.ticket_id

)

select * from fct_handling_rounds
