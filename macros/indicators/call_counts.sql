{#-
What is counted over calls. calls_… are of the phone alone: a chat at an internet seat is no call and has its own two
counts. Talk is of answered inbound and reached outbound calls together.
-#}

{% macro talk_counts() -%}
    {%- set inbound = "seat_channel = 'phone' and direction = 'inbound' and is_answered" %}
    {%- set outbound = "seat_channel = 'phone' and direction = 'outbound'" %}
    {%- set both = "seat_channel = 'phone' and (is_answered or is_reached)" %}
    count(*) filter (where {{ inbound }}) as calls_inbound,
    count(*) filter (where {{ outbound }}) as calls_outbound,
    count(*) filter (where {{ inbound }} or {{ outbound }}) as calls,
    count(*) filter (where {{ outbound }} and is_reached) as calls_outbound_reached,
    count(*) filter (where {{ both }}) as calls_talked,
    coalesce(sum(talk_seconds) filter (where {{ inbound }}), 0) as talk_seconds_inbound,
    coalesce(sum(talk_seconds) filter (where {{ outbound }} and is_reached), 0) as talk_seconds_outbound,
    coalesce(sum(talk_seconds) filter (where {{ both }}), 0) as talk_seconds,
    max(talk_seconds) filter (where {{ inbound }}) as max_talk_seconds_inbound,
    max(talk_seconds) filter (where {{ outbound }} and is_reached) as max_talk_seconds_outbound,
    max(talk_seconds) filter (where {{ both }}) as max_talk_seconds,
    count(*) filter (where {{ inbound }} and is_talk_over_10_minutes) as talk_over_10_minutes_inbound,
    count(*) filter (where {{ outbound }} and is_reached and is_talk_over_10_minutes) as talk_over_10_minutes_outbound,
    count(*) filter (where {{ both }} and is_talk_over_10_minutes) as talk_over_10_minutes
{%- endmacro %}

{% macro wait_counts() -%}
    {%- set queued = "seat_channel = 'phone' and direction = 'inbound' and is_queued" %}
    count(*) filter (where {{ queued }} and is_answered) as calls_queued_answered,
    count(*) filter (where {{ queued }} and is_answered_within_15_seconds) as answered_within_15s,
    count(*) filter (where {{ queued }} and is_answered_within_30_seconds) as answered_within_30s,
    coalesce(sum(wait_seconds) filter (where {{ queued }} and is_answered), 0) as wait_seconds
{%- endmacro %}

{#- Whoever hung up before being answered was no agent's, so these are of the hotline alone. -#}
{% macro queue_counts() -%}
    {%- set queued = "seat_channel = 'phone' and direction = 'inbound' and is_queued" %}
    count(*) filter (where {{ queued }}) as calls_queued,
    count(*) filter (where {{ queued }} and not is_answered) as calls_abandoned
{%- endmacro %}

{% macro chat_counts() -%}
    {%- set chat = "seat_channel = 'internet' and direction = 'inbound'" %}
    count(*) filter (where {{ chat }}) as chats,
    count(*) filter (where {{ chat }} and is_answered_within_15_seconds) as chats_answered_within_15s
{%- endmacro %}

{% macro rating_counts() -%}
    count(*) filter (where seat_channel = 'phone' and is_rated) as calls_rated,
    count(*) filter (where seat_channel = 'phone' and is_rated and is_satisfied) as calls_satisfied
{%- endmacro %}
