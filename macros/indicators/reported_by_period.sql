{#-
Figures that only arrive as figures, under the name of their measure. One of a stock speaks for all periods that end
with its own, of several the one of that kind of period, else of the shortest; any other speaks for its own alone.
-#}
{% macro reported_by_period(figures, indicators) -%}
    {%- set nearness = "case
                when spoken_for.period_kind = own.period_kind then 0
                when own.period_kind = 'month' then 1
                when own.period_kind = 'quarter' then 2
                else 3
            end" %}
    with

    told as (

        select
            spoken_for.period_kind,
            spoken_for.period_start,
            figures.city_code,
            figures.figure_code as measure,
            indicators.kind,
            min_by(figures.value_number, {{ nearness }}) as amount,
            min_by(figures.value_text, {{ nearness }}) as words
        from {{ figures }} as figures
        inner join {{ indicators }} as indicators
            on figures.figure_code = indicators.numerator
            and indicators.basis = 'reported'
        inner join spans as own
            on figures.period_kind = own.period_kind
            and figures.period_start = own.period_start
        inner join spans as spoken_for
            on own.period_end = spoken_for.period_end
            and (
                own.period_kind = spoken_for.period_kind
                or (indicators.kind = 'stock' and spoken_for.period_kind not in ('day', 'week'))
            )
        group by all

    )

    select period_kind, period_start, 'city' as scope_kind, city_code as scope_code, measure, amount, words
    from told

    union all

    select
        told.period_kind,
        told.period_start,
        members.scope_kind,
        members.scope_code,
        told.measure,
        case told.kind when 'max' then max(told.amount) else sum(told.amount) end as amount,
        cast(null as varchar) as words
    from told
    inner join members
        on members.scope_kind = 'province'
        and told.city_code = members.member_code
    where told.amount is not null
    group by 1, 2, 3, 4, 5, told.kind
{%- endmacro %}
