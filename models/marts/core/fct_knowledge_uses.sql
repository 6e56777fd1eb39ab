with

uses as (

    {{ kept('stg_special__knowledge_uses') }}

),

ranked as (

    select
        *,
        max(registered_users) over (partition by use_date, city_code, level) as users_of_the_day,
        row_number() over (
            partition by use_date, city_code, level
            order by kind
        ) as place

    from uses

),

fct_knowledge_uses as (

    select
        use_date,
        city_code,
        level,
        kind,
        uses,
        -- users are of the day, not of a kind: where a sender repeats them, they must not count again
        case when place = 1 then users_of_the_day end as registered_users

    from ranked

)

select * from fct_knowledge_uses
