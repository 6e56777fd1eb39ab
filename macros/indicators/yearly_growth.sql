{#-
Average yearly growth since the first year on record, of the indicators of kind cagr, from the measures of all years:
each year's figure over the first's, to the power of one through the years between.
-#}
{% macro yearly_growth(measures, indicators) -%}
    select
        indicator_number,
        period_number,
        scope_number,
        numerator,
        denominator,
        power({{ ratio('numerator', 'denominator') }}, {{ ratio('1', 'years_between') }}) - 1 as value,
        cast(null as varchar) as value_text
    from (
        select
            {{ indicators }}.indicator_number,
            {{ measures }}.period_number,
            {{ measures }}.scope_number,
            {{ measures }}.amount as numerator,
            first_value({{ measures }}.amount) over history as denominator,
            extract(year from {{ measures }}.period_start)
            - extract(year from first_value({{ measures }}.period_start) over history) as years_between
        from {{ measures }}
        inner join {{ indicators }}
            on {{ measures }}.measure = {{ indicators }}.numerator
        where
            {{ indicators }}.kind = 'cagr'
            and {{ measures }}.period_kind = 'year'
        window history as (
            partition by {{ indicators }}.indicator_number, {{ measures }}.scope_number
            order by {{ measures }}.period_start
        )
    ) as grown
    where years_between > 0
{%- endmacro %}
