{#- What is counted over people, member units and papers. A person on two seats is one of the staff. -#}

{% macro people_counts() -%}
    {%- set counts = {'staff': 'count(distinct agent_id) filter (where is_platform_staff)'} -%}
    {%- for measure, seat_kind in (
        ('agents', 'agent'),
        ('talent_seats', 'talent_seat'),
        ('police_seats', 'police_liaison'),
        ('specialists_enterprise', 'enterprise_specialist'),
        ('specialists_talent', 'talent_specialist'),
    ) -%}
        {%- do counts.update({measure: "count(distinct agent_id) filter (where seat_kind = '" ~ seat_kind ~ "')"}) -%}
    {%- endfor -%}
    {%- do counts.update({
        'specialist_units_enterprise': "count(distinct unit_code) filter (where seat_kind = 'enterprise_specialist')"
    }) -%}
    {{- return(counts) -}}
{%- endmacro %}

{% macro unit_counts() -%}
    {{- return({
        'platforms': "count(*) filter (where kind = 'platform')",
        'member_units': "count(*) filter (where kind != 'platform')",
        'member_units_government': "count(*) filter (where kind = 'government')",
        'member_units_party': "count(*) filter (where kind = 'party')",
        'member_units_state_owned': "count(*) filter (where kind = 'state_owned')",
        'stationed_units': 'count(*) filter (where is_stationed)',
    }) -}}
{%- endmacro %}

{% macro document_counts() -%}
    {{- return({
        'standards_issued': "count(*) filter (where kind = 'standard')",
        'reports_submitted': "count(*) filter (where kind = 'special_report')",
        'reports_signed': "count(*) filter (where kind = 'special_report' and is_signed_by_leader)",
        'coordination_mechanisms': "count(*) filter (where kind = 'coordination')",
        'reminder_letters': "count(*) filter (where kind = 'reminder')",
        'bulletins_issued': "count(*) filter (where kind = 'bulletin')",
        'daily_briefs_issued': "count(*) filter (where kind = 'daily_brief')",
        'digests_issued': "count(*) filter (where kind = 'digest')",
        'discipline_reports': "count(*) filter (where kind = 'discipline_report')",
    }) -}}
{%- endmacro %}
