with

figures as (

    {{ kept('stg_governance__reported_figures') }}

),

fct_reported_figures as (

    select
        city_code,
        period_kind,
        period_start,
        figure_code,
        value_number,
        value_text,
        source

    from figures

)

select * from fct_reported_figures
