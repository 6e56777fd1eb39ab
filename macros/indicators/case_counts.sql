{#- What is counted by deadline: over tickets for a place or category, over cases for a unit. -#}

{% macro due_ticket_counts() -%}
    count(*) as due_tickets,
    count(*) filter (where is_completed) as completed_due_tickets,
    count(*) filter (where is_extended) as extended_due_tickets
{%- endmacro %}

{% macro due_case_counts(is_on_time) -%}
    count(*) as due_cases,
    count(*) filter (where {{ is_on_time }}) as on_time_cases
{%- endmacro %}
