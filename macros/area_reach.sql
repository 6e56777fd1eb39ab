{#-
How near the rules of an area are to a hotline: 1 its own, 2 its city's, 3 its province's, 4 those for everywhere
(no area); null if they are not for it. Only codes of six digits (GB/T 2260) tell their city and province.
-#}
{% macro area_reach(area_code, city_code) -%}
    case
        when {{ area_code }} = {{ city_code }} then 1
        when length({{ city_code }}) = 6 and {{ area_code }} = substr({{ city_code }}, 1, 4) || '00' then 2
        when length({{ city_code }}) = 6 and {{ area_code }} = substr({{ city_code }}, 1, 2) || '0000' then 3
        when {{ area_code }} is null then 4
    end
{%- endmacro %}
