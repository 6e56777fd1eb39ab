{#-
The clock. `day` is the alias of the row of int_working_time_accumulated that holds the date of `moment` in the
hotline's schedule. A day has up to three openings in order; one that is not used is 0 to 0, so that it is never open.
-#}

{#- Working seconds from the start of the calendar to `moment`: working time is the difference of two of these. -#}
{% macro working_seconds_at(day, moment) -%}
    ({{ day }}.working_seconds_before + {{ seconds_worked_on(day, moment) }})
{%- endmacro %}

{#- Working days from the start of the calendar to `moment`, a part of a day as its share of that day's hours. -#}
{% macro working_days_at(day, moment) -%}
    (
        {{ day }}.working_days_before
        + case
            when {{ day }}.is_working_day
                then cast({{ seconds_worked_on(day, moment) }} as double) / {{ day }}.working_seconds
            else 0
        end
    )
{%- endmacro %}

{#- Working seconds from midnight to `moment`. -#}
{% macro seconds_worked_on(day, moment) -%}
    (
        {%- for opening in (1, 2, 3) %}
        greatest(least({{ second_of_day(moment) }}, {{ day }}.closes_{{ opening }}) - {{ day }}.opens_{{ opening }}, 0)
        {%- if not loop.last %} +{% endif %}
        {%- endfor %}
    )
{%- endmacro %}

{#- The running number of the working day of `moment`, or of the next opening if all is closed then. -#}
{% macro opening_day_number(day, moment) -%}
    case
        when {{ second_of_day(moment) }} < {{ day }}.closes_last
            then {{ day }}.working_days_before + 1
        else {{ day }}.working_days_after + 1
    end
{%- endmacro %}

{#- The second of the day of `moment`, or of the next opening if all is closed then. -#}
{% macro opening_second(day, moment) -%}
    {{ _next_open(day, second_of_day(moment), day ~ '.next_day_opens') }}
{%- endmacro %}

{#- The time at second `second` of that day, or the next opening if all is closed then. -#}
{% macro next_opening_at(day, second) -%}
    {{ add_seconds(
        'case when ' ~ second ~ ' < ' ~ day ~ '.closes_last then ' ~ day ~ '.calendar_date else ' ~ day ~ '.next_working_date end',
        _next_open(day, second, day ~ '.next_day_opens')
    ) }}
{%- endmacro %}

{% macro _next_open(day, second, otherwise) -%}
    case
        {%- for opening in (1, 2, 3) %}
        when {{ second }} < {{ day }}.opens_{{ opening }} then {{ day }}.opens_{{ opening }}
        when {{ second }} < {{ day }}.closes_{{ opening }} then {{ second }}
        {%- endfor %}
        else {{ otherwise }}
    end
{%- endmacro %}
