{#-
What is counted over the special lines: measure and how it is counted, said once for whatever scope it is counted in.
-#}

{% macro police_counts() -%}
    {{- return({
        'police_transfers': 'count(*)',
        'police_transfers_out': 'count(*) filter (where not is_incoming)',
        'police_transfers_in': 'count(*) filter (where is_incoming)',
        'police_rated': 'count(*) filter (where is_rated)',
        'police_satisfied': 'count(*) filter (where is_satisfied)',
    }) -}}
{%- endmacro %}

{% macro police_due_counts() -%}
    {{- return({
        'police_due': 'count(*)',
        'police_on_time': 'count(*) filter (where is_on_time)',
    }) -}}
{%- endmacro %}

{% macro check_counts() -%}
    {{- return({
        'checks_done': 'count(*)',
        'replies_checked': 'count(*) filter (where is_reply_checked)',
        'replies_complete': 'count(*) filter (where is_reply_complete)',
    }) -}}
{%- endmacro %}

{% macro guest_counts() -%}
    {{- return({
        'live_guests': 'count(*)',
        'live_chief_guests': 'count(*) filter (where is_chief)',
    }) -}}
{%- endmacro %}

{#- A session's totals stand on its first guest alone; what no session says anything of has no figure. -#}
{% macro session_counts() -%}
    {{- return({
        'live_sessions': 'count(*) filter (where is_first_guest)',
        'live_requests': 'sum(requests_received)',
        'live_answered': 'sum(answered_live)',
        'live_supervised': 'sum(supervised_after)',
        'live_resolved_via_hotline': 'sum(resolved_via_hotline)',
        'live_rated': 'sum(rated)',
        'live_satisfied': 'sum(satisfied)',
        'live_topics': 'sum(topics_published)',
        'live_qa': 'sum(qa_published)',
    }) -}}
{%- endmacro %}

{% macro item_counts() -%}
    {{- return({
        'knowledge_items': "count(*) filter (where line_code = 'general' and kind = 'info')",
        'knowledge_qa': "count(*) filter (where line_code = 'general' and kind = 'qa')",
        'knowledge_collections': "count(*) filter (where line_code = 'general' and kind = 'collection')",
        'talent_items': "count(*) filter (where line_code = 'talent' and kind = 'info')",
        'talent_qa': "count(*) filter (where line_code = 'talent' and kind = 'qa')",
        'knowledge_items_enterprise': "count(*) filter (where line_code = 'enterprise')",
    }) -}}
{%- endmacro %}

{% macro made_item_counts() -%}
    {{- return({
        'knowledge_items_made': "count(*) filter (where line_code = 'general' and kind = 'info')",
        'knowledge_qa_made': "count(*) filter (where line_code = 'general' and kind = 'qa')",
        'knowledge_collections_made': "count(*) filter (where line_code = 'general' and kind = 'collection')",
    }) -}}
{%- endmacro %}

{% macro network_counts() -%}
    {{- return({
        'knowledge_units': 'count(distinct unit_code)',
        'knowledge_information_specialists': 'count(distinct agent_id)',
    }) -}}
{%- endmacro %}

{% macro task_counts() -%}
    {{- return({
        'responses_due': "count(*) filter (where kind = 'response')",
        'responses_on_time': "count(*) filter (where kind = 'response' and is_on_time)",
        'corrections_due': "count(*) filter (where kind = 'correction')",
        'corrections_done': "count(*) filter (where kind = 'correction' and is_done)",
    }) -}}
{%- endmacro %}

{% macro use_counts() -%}
    {{- return({
        'knowledge_uses': 'sum(uses)',
        'knowledge_item_uses': "sum(uses) filter (where kind = 'info')",
        'knowledge_qa_uses': "sum(uses) filter (where kind = 'qa')",
    }) -}}
{%- endmacro %}

{% macro question_counts() -%}
    {{- return({
        'xiaosu_questions': 'count(*)',
        'xiaosu_quoted': 'count(*) filter (where is_quoted)',
        'xiaosu_answered_by_units': 'count(*) filter (where is_answered_by_unit)',
        'xiaosu_answered_within_a_day': 'count(*) filter (where is_answered_within_a_day)',
        'xiaosu_published': 'count(*) filter (where is_published)',
        'xiaosu_views': 'sum(views)',
        'xiaosu_recommended': 'sum(recommended_count)',
        'xiaosu_converted': 'count(*) filter (where is_converted)',
        'xiaosu_published_converted': 'count(*) filter (where is_published and is_converted)',
    }) -}}
{%- endmacro %}

{% macro service_counts() -%}
    {{- return({
        'enterprise_policy_pushes': "sum(quantity) filter (where kind = 'policy_push')",
        'enterprise_policy_reach': "sum(quantity) filter (where kind = 'reach')",
        'enterprise_deals': "sum(quantity) filter (where kind = 'tax_deal')",
        'enterprise_deal_yuan': "sum(amount_yuan) filter (where kind = 'tax_deal')",
    }) -}}
{%- endmacro %}

{#- Lines that do not count in 诉求总量 have tables of their own in print, by city. -#}
{% macro line_counts() -%}
    {{- return({
        'live_line_requests': "sum(requests) filter (where line_code = 'live')",
        'talent_requests': "sum(requests) filter (where line_code = 'talent')",
        'talent_requests_phone': "sum(requests_phone) filter (where line_code = 'talent')",
        'talent_requests_internet': "sum(requests_internet) filter (where line_code = 'talent')",
        'talent_requests_assigned': "sum(requests_assigned) filter (where line_code = 'talent')",
        'talent_answered_by_agent': "sum(answered_by_agent) filter (where line_code = 'talent')",
        'talent_answered_by_specialist': "sum(answered_by_specialist) filter (where line_code = 'talent')",
        'talent_answered_online': "sum(answered_online) filter (where line_code = 'talent')",
        'talent_handled_by_units': "sum(handled_by_units) filter (where line_code = 'talent')",
    }) -}}
{%- endmacro %}
