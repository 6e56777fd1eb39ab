{#- Joins tickets to the rules resolved for their kind (int_deadline_rules_resolved); the period is the caller's. -#}
{% macro same_kind_of_ticket(tickets, rules) -%}
    {{ tickets }}.city_code = {{ rules }}.city_code
    and {{ tickets }}.line_code = {{ rules }}.line_code
    and {{ tickets }}.request_type_code = {{ rules }}.request_type_code
    and {{ tickets }}.urgency_code = {{ rules }}.urgency_code
    and coalesce({{ tickets }}.source_level, 'own') = {{ rules }}.source_level
{%- endmacro %}
