-- Several indicators of a few units, each with where the unit stands among its peers.
with

divided as (

    {% include 'unit_divided.sql' %}

),

standings as (

    {% include 'unit_standings.sql' %}

)

select standings.*
from standings
inner join dim_indicators
    on standings.indicator_id = dim_indicators.indicator_id
where standings.unit_code in $unit_codes
order by
    dim_indicators.sort_order,
    standings.unit_code
