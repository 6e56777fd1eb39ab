with

requests as (

    select
        *,
        {{ start_of('month', 'requested_at') }} as requested_month,
        case when working_days_to_spare <= 0 then 1 else 0 end as at_the_last

    from {{ ref('fct_extension_requests') }}

    where unit_code is not null and working_days_to_spare is not null and not is_cancelled

),

qc_extensions_at_the_last as (

    select
        city_code,
        unit_code,
        requested_month,
        count(*) as extensions_requested,
        sum(at_the_last) as requested_at_the_last,
        min(case when at_the_last = 1 then ticket_id end) as example_ticket_id

    from requests

    group by
        city_code,
        unit_code,
        requested_month

    having
        count(*) >= {{ var('suspicious').extensions_of_one_unit }}
        and sum(at_the_last) >= {{ var('suspicious').extensions_at_the_last }} * count(*)

)

select * from qc_extensions_at_the_last
