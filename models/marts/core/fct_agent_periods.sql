with

agents as (

    {{ kept('stg_call__agents') }}

),

seat_kinds as (

    select * from {{ ref('seat_kinds') }}

),

in_force as (

    select
        *,
        {{ last_day_in_force('agent_id, seat_kind') }} as last_day

    from agents

),

fct_agent_periods as (

    select
        in_force.agent_id,
        in_force.city_code,
        in_force.platform_code,
        in_force.platform_level,
        in_force.seat_kind,
        in_force.unit_code,
        in_force.valid_from,
        in_force.last_day as valid_to,
        {{ day_after('in_force.valid_from', 'in_force.last_day') }} as ended_date,
        seat_kinds.is_platform_staff,
        seat_kinds.is_seat

    from in_force

    left join seat_kinds
        on in_force.seat_kind = seat_kinds.seat_kind

)

select * from fct_agent_periods
