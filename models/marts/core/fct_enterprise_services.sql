with

services as (

    {{ kept('stg_special__enterprise_services') }}

),

fct_enterprise_services as (

    select
        service_date,
        city_code,
        kind,
        quantity,
        amount_yuan,
        kind = 'tax_agency' as is_stock

    from services

)

select * from fct_enterprise_services
