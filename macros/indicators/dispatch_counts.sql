{#-
Dispatches at their own time and accepted returns at the time they were asked, one below the other: a month with
dispatches and no return has 0 late returns, not none.
-#}
{% macro dispatches_and_returns(dispatches) -%}
    select
        *,
        dispatched_date as counted_date,
        true as is_dispatch,
        false as is_return
    from {{ dispatches }}

    union all

    select
        *,
        cast(return_requested_at as date) as counted_date,
        false as is_dispatch,
        true as is_return
    from {{ dispatches }}
    where is_returned
{%- endmacro %}

{% macro dispatch_counts() -%}
    count(*) filter (where is_dispatch) as dispatches,
    count(*) filter (where is_dispatch and is_signing_due) as signing_due,
    count(*) filter (where is_dispatch and is_signing_due and is_signed_on_time) as signed_on_time,
    count(*) filter (where is_dispatch and is_returned) as dispatches_returned,
    count(*) filter (where is_dispatch and not is_returned) as dispatches_accurate,
    count(*) filter (where is_return and is_late_return) as late_returns,
    count(*) filter (where is_dispatch and is_arrival_due) as arrivals_due,
    count(*) filter (where is_dispatch and is_arrival_due and is_arrived_on_time) as arrivals_on_time,
    count(*) filter (where is_dispatch and is_response_due) as responses_urgent_due,
    count(*) filter (where is_dispatch and is_response_due and is_response_on_time) as responses_urgent_on_time
{%- endmacro %}
