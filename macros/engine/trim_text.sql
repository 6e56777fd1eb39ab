{#- `text` without blanks at its ends, full-width, no-break and byte-order ones too; null if nothing is left. -#}
{% macro trim_text(text) -%}
    {{ adapter.dispatch('trim_text')(text) }}
{%- endmacro %}

{#- Hardly a text has such ends, and looking at both costs a fifth of trimming. What sorts before ! begins with a
    blank of ASCII or is empty. -#}
{% macro duckdb__trim_text(text) -%}
    {%- set narrow = ["' '", "chr(9)", "chr(10)", "chr(13)"] -%}
    {%- set wide = ["chr(160)", "chr(12288)", "chr(65279)"] -%}
    case
        when {{ text }} < '!'
            {%- for blank in wide %} or starts_with({{ text }}, {{ blank }}){% endfor %}
            {%- for blank in narrow + wide %} or ends_with({{ text }}, {{ blank }}){% endfor %}
            then nullif(trim({{ text }}, {{ (narrow + wide) | join(' || ') }}), '')
        else {{ text }}
    end
{%- endmacro %}
