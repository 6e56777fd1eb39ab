{#- Which counts belong to the chosen topic. -#}
{% if topic_level %}
and (counts.category_version, counts.category_code) in (
    select (category_version, category_code)
    from followed
    where {{ topic_level }} = $topic
)
{% endif %}
