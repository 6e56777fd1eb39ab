{#- `text` as received read as a contract type, blanks at its ends aside; null where it cannot be read, never a guess.
    Times are year first and local: an offset other than Beijing's is unreadable, not shifted. -#}
{% macro read_text(text, type) -%}
    {{ adapter.dispatch('read_text')(text, type) }}
{%- endmacro %}

{#- Text is read as it stands before it is trimmed: it hardly ever needs to be, and trimming costs more than reading. -#}
{% macro duckdb__read_text(text, type) -%}
    {%- set day = '\\d{4}([-/])\\d{1,2}[-/]\\d{1,2}' -%}
    {%- set time = '\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(\\+08(:?00)?)?' -%}
    {%- set moment = day ~ '([ T]' ~ time ~ ')?' -%}
    {%- set forms = {
        'integer': ('bigint', '[-+]?\\d+(\\.0+)?'),
        'decimal': ('double', '[-+]?\\d+(\\.\\d+)?([eE][-+]?\\d+)?'),
        'timestamp': ('timestamp', moment),
        'date': ('date', moment),
    } -%}
    {%- if type in ('text', 'code') -%}
        {{ trim_text(text) }}
    {%- elif type in forms -%}
        {%- set sql_type, form = forms[type] -%}
        case
            {%- for reading in (text, trim_text(text)) %}
            when regexp_full_match({{ reading }}, '{{ form }}') then try_cast({{ reading }} as {{ sql_type }})
            {%- endfor %}
        end
    {%- elif type == 'flag' -%}
        case {{ text }}
            when '1' then true
            when '0' then false
            else case lower({{ trim_text(text) }})
                when '1' then true when 'true' then true when '1.0' then true when '是' then true
                when '0' then false when 'false' then false when '0.0' then false when '否' then false
            end
        end
    {%- else -%}
        {{ exceptions.raise_compiler_error("the contract knows no type " ~ type) }}
    {%- endif -%}
{%- endmacro %}
