{#- Trimmed `text` read as a contract type, or null where it cannot be read; never a guess.
    Times are year first and local: an offset other than Beijing's is unreadable, not shifted. -#}
{% macro read_text(text, type) -%}
    {{ adapter.dispatch('read_text')(text, type) }}
{%- endmacro %}

{% macro duckdb__read_text(text, type) -%}
    {%- set number = '[-+]?\\d+(\\.\\d+)?([eE][-+]?\\d+)?' -%}
    {%- set day = '\\d{4}([-/])\\d{1,2}[-/]\\d{1,2}' -%}
    {%- set time = '\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(\\+08(:?00)?)?' -%}
    {%- if type in ('text', 'code') -%}
        {{ text }}
    {%- elif type == 'integer' -%}
        case when regexp_full_match({{ text }}, '[-+]?\d+(\.0+)?') then try_cast({{ text }} as bigint) end
    {%- elif type == 'decimal' -%}
        case when regexp_full_match({{ text }}, '{{ number }}') then try_cast({{ text }} as double) end
    {%- elif type == 'timestamp' -%}
        case when regexp_full_match({{ text }}, '{{ day }}([ T]{{ time }})?') then try_cast({{ text }} as timestamp) end
    {%- elif type == 'date' -%}
        case when regexp_full_match({{ text }}, '{{ day }}([ T]{{ time }})?') then try_cast({{ text }} as date) end
    {%- elif type == 'flag' -%}
        case lower({{ text }})
            when '1' then true when 'true' then true when '1.0' then true when '是' then true
            when '0' then false when 'false' then false when '0.0' then false when '否' then false
        end
    {%- else -%}
        {{ exceptions.raise_compiler_error("the contract knows no type " ~ type) }}
    {%- endif -%}
{%- endmacro %}
