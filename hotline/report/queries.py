"""What a report asks a snapshot for, beside the values of indicators: lists of an area and year."""

# the hotlines that an area's figures come from
CITIES = """
select city_code from (select distinct city_code from agg_tickets_by_day)
where city_code = $area or city_code in (
    select member_code from dim_scope_members where scope_kind = 'province' and scope_code = $area
)
"""

# a unit's name is that of the year's last day
BUSIEST_UNITS = f"""
select
    coalesce(
        (
            select max_by(name, valid_from) from fct_unit_periods as periods
            where periods.unit_code = units.unit_code and valid_from <= $last_day
        ),
        name
    ),
    value
from fct_indicator_values inner join dim_units as units on units.unit_code = scope_code
where
    indicator_id = $indicator and period_kind = 'year' and period_start = $first_day
    and scope_kind = 'unit' and units.city_code in ({CITIES})
order by value desc, units.unit_code
limit $places
"""

# The cut area × category is not among the values: counts are added up, and divided as everywhere. Two versions of the
# list that name a category alike mean the same one.
LARGEST_CATEGORIES = f"""
with counted as (
    select
        coalesce(level_1_name, name) as name,
        sum({{measure}}) as amount
    from agg_tickets_by_category_day inner join dim_categories using (category_version, category_code)
    where is_counted and counted_date between $first_day and $last_day and city_code in ({CITIES})
    group by all
)
select name, amount, ratio(amount, sum(amount) over ()) from counted
where amount > 0
order by amount desc, name
limit $places
"""

REGISTER = f"""
select register.area_code, areas.name, level, recipients, methods, theme, period_from, period_to, ticket_count
from shr_register as register left join dim_districts as areas on areas.district_code = register.area_code
where register_year = $year and city_code in ({CITIES})
order by min(share_id) over (partition by register.area_code), share_id
"""

PLATFORMS = f"""
select name, value
from dim_units left join fct_indicator_values
    on indicator_id = $indicator and period_kind = 'year' and period_start = $first_day
    and scope_kind = 'platform' and scope_code = unit_code
where kind = 'platform' and city_code in ({CITIES})
order by array_position(['province', 'city', 'county', 'town'], level), unit_code
"""

STANDARDS = f"""
select title, reference_no from fct_documents
where kind = 'standard' and issued_date between $first_day and $last_day and city_code in ({CITIES})
order by issued_date, document_id
"""
