{#- `text` without blanks at its ends, full-width, no-break and byte-order ones too; null if nothing is left. -#}
{% macro trim_text(text) -%}
    {{ adapter.dispatch('trim_text')(text) }}
{%- endmacro %}

{#- Hardly a text has such ends, and looking at both costs a small part of trimming: the first character by where the
    text sorts, since what sorts before ! begins with a blank of ASCII or is empty; the last one among all blanks. -#}
{% macro duckdb__trim_text(text) -%}
    {%- set blanks = "' ' || chr(9) || chr(10) || chr(13) || chr(160) || chr(12288) || chr(65279)" -%}
    case
        when
            {{ text }} < '!'
            or {{ text }} >= chr(160) and (
                {{ text }} < chr(161)
                or {{ text }} >= chr(12288) and {{ text }} < chr(12289)
                or {{ text }} >= chr(65279) and {{ text }} < chr(65280)
            )
            or contains({{ blanks }}, {{ text }}[-1])
            then nullif(trim({{ text }}, {{ blanks }}), '')
        else {{ text }}
    end
{%- endmacro %}
