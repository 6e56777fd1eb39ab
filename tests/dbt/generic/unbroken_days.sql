{% test unbroken_days(model, column_name) %}

with

days as (

    select
        {{ column_name }} as day,
        lead({{ column_name }}) over (order by {{ column_name }}) as next_day

    from {{ model }}

)

select * from days

where next_day != {{ add_days('day', 1) }}

{% endtest %}
