with

agents as (

    {{ kept('stg_call__agents') }}

),

tickets as (

    select * from {{ ref('fct_tickets') }}

),

calls as (

    {{ kept('stg_call__calls') }}

),

at_work as (

    select
        agent_id,
        city_code

    from tickets

    where agent_id is not null

    union all

    select
        agent_id,
        city_code

    from calls

    where agent_id is not null

),

-- an agent who answers but stands in no roster still has a row, so that no join loses rows
named as (

    select
        agent_id,
        city_code,
        platform_code,
        platform_level,
        seat_kind,
        unit_code,
        valid_from,
        valid_to,
        true as is_listed

    from agents

    union all

    select
        agent_id,
        min(city_code) as city_code,
        null as platform_code,
        null as platform_level,
        null as seat_kind,
        null as unit_code,
        null as valid_from,
        null as valid_to,
        false as is_listed

    from at_work

    group by agent_id

),

ranked as (

    select
        *,
        row_number() over (
            partition by agent_id
            order by is_listed desc, valid_from desc, seat_kind asc
        ) as age

    from named

),

dim_agents as (

    select
        agent_id,
        city_code,
        platform_code,
        platform_level,
        seat_kind,
        unit_code,
        valid_from,
        valid_to,
        is_listed

    from ranked

    where age = 1

)

select * from dim_agents
