{#- What is counted over callbacks; an invitation that asks about two subjects is two rows and counts once. -#}

{% macro callback_counts() -%}
    {%- set rated = "subject = 'unit' and is_valid and is_rated" %}
    count(*) filter (where is_invitation) as callbacks_invited,
    count(*) filter (where is_invitation_rated) as callbacks_rated,
    count(*) filter (where {{ rated }}) as satisfaction_rated,
    count(*) filter (where {{ rated }} and is_satisfied) as satisfaction_satisfied,
    count(*) filter (where {{ rated }} and is_reworked and is_first_round) as first_round_rated,
    count(*) filter (where {{ rated }} and is_reworked and is_first_round and is_satisfied) as first_round_satisfied,
    count(*) filter (where {{ rated }} and is_reworked and is_last_round) as last_round_rated,
    count(*) filter (where {{ rated }} and is_reworked and is_last_round and is_satisfied) as last_round_satisfied,
    count(*) filter (where is_resolution_rated) as resolution_rated,
    count(*) filter (where is_resolved) as resolution_resolved
{%- endmacro %}

{#- How an agent spoke on the line says nothing of the unit, so these are not counted by unit. -#}
{% macro agent_service_counts() -%}
    count(*) filter (where subject = 'agent' and is_rated) as agent_service_rated,
    count(*) filter (where subject = 'agent' and is_rated and is_satisfied) as agent_service_satisfied
{%- endmacro %}
