-- The cases a unit did not complete in time, latest deadline first, a page at a time: the rows behind its on-time rate.
with

area_members as (

    {% include 'area_members.sql' %}

),

late as (

    select
        ticket_id,
        category_version,
        category_code,
        dispatched_at,
        deadline_at,
        return_requested_at,
        is_late_return
    from fct_dispatches as counts
    where
        unit_code = $unit_code
        and is_case_due
        and not is_case_on_time
        and case_due_date between $first_day and $last_day
        and {% include 'chosen_condition.sql' %}
    order by
        deadline_at desc,
        ticket_id
    limit $page_size offset $skipped

)

select
    late.ticket_id,
    coalesce(dim_categories.name, late.category_code, '') as category,
    late.dispatched_at,
    late.deadline_at,
    late.is_late_return,
    case when late.is_late_return then late.return_requested_at else fct_tickets.unit_completed_at end as completed_at
from late
left join fct_tickets
    on late.ticket_id = fct_tickets.ticket_id
left join dim_categories
    on
        late.category_version = dim_categories.category_version
        and late.category_code = dim_categories.category_code
order by
    late.deadline_at desc,
    late.ticket_id
