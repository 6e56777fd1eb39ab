with

indicators as (

    select * from {{ ref('indicators') }}

),

measures as (

    {{ measure_list() }}

),

carried as (

    select
        indicators.indicator_id,
        min(numerators.basis) as basis,
        {{ joined_text(
            "case
                when indicators.denominator is null or denominators.measure is not null then numerators.aggregate
            end"
        ) }} as aggregates
    from indicators
    inner join measures as numerators
        on indicators.numerator = numerators.measure
    left join measures as denominators
        on indicators.denominator = denominators.measure
        and numerators.aggregate = denominators.aggregate
    group by indicators.indicator_id

),

dim_indicators as (

    select
        indicators.indicator_id,
        indicators.sort_order,
        indicators.name_zh,
        indicators.name_en,
        indicators.section,
        indicators.kind,
        indicators.numerator,
        indicators.denominator,
        carried.basis,
        carried.aggregates,
        indicators.unit,
        indicators.decimals,
        indicators.rounding,
        indicators.better,
        indicators.target,
        indicators.valid_from,
        indicators.definition,
        indicators.definition_en,
        indicators.source
    from indicators
    left join carried
        on indicators.indicator_id = carried.indicator_id

)

select * from dim_indicators
