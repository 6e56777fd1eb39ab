"""What rules over files, days, months and codes look at, made of a table's staged rows or of their counts."""

from dataclasses import dataclass

from hotline.contracts import Table
from hotline.gate import counts
from hotline.gate.tables import staged

# A day is compared with the same weekday of the eight weeks before, a month with the six months before.
WEEKS, MONTHS = 8, 6
# A month with fewer rows says nothing about shares.
ROWS_OF_A_MONTH = 200


@dataclass(frozen=True)
class Group:
    """What `this` stands for in a rule of this kind, the file and day its results stand under, and its grouping."""

    relation: str
    file: str
    day: str
    grouped: str = ""


def group(table: Table, per: str) -> Group:
    """What rules of a table judge `per` file, day, month or code."""
    if per == "file":
        return Group(staged(table), "this._file_seq", "null::date", " group by this._file_seq")
    return Group(f"({COUNTED[per](table)})", "null::bigint", f"this.{'month' if per == 'code' else per}")


def _days(table: Table) -> str:
    """Every day of each city from its first to its last: its rows, what the same weekday usually has, how it is known.

    A lone row long before or after the others begins and ends nothing. Public holidays and make-up days have no usual,
    nor have the days after them: units catch up, and people are asked about what was done the day before.
    """
    return f"""
        with counted as (
            select city_code, day, sum(rows) as rows
            from {_by_city(table)} as counted where city_code is not null and day is not null group by all
        ),
        middles as (
            select city_code, median(rows) as rows from counted group by city_code
        ),
        spans as (
            select city_code, min(day) as first_day, max(day) as last_day
            from counted inner join middles using (city_code) where counted.rows >= middles.rows / 4
            group by city_code
        ),
        calendar as (
            select
                calendar_date as day,
                bool_and(coalesce(overrides.day_kind, days.day_kind) in ('weekday', 'weekend')) over (
                    order by calendar_date rows between 1 preceding and current row
                ) as is_regular
            from rules.calendar_days as days
            left join rules.calendar_overrides as overrides using (calendar_date)
        ),
        days as (
            select spans.city_code, calendar.day, coalesce(counted.rows, 0) as rows, calendar.is_regular
            from spans
            inner join calendar on calendar.day between spans.first_day and spans.last_day
            left join counted on counted.city_code = spans.city_code and counted.day = calendar.day
        )
        select
            *,
            median(rows) over earlier as usual,
            count(*) over earlier as weeks
        from days
        window earlier as (
            partition by city_code, isodow(day), is_regular order by day rows between {WEEKS} preceding and 1 preceding
        )
    """


def _by_city(table: Table) -> str:
    """A table's rows by day and city; where they and their ticket have none by the city of most of their file's."""
    of_days = f"(select file_seq, day, city_code, sum(rows) as rows from gate.counts_{table.name} group by all)"
    if counts.has_city(table):
        return of_days
    return f"""(
        select counts.day, coalesce(counts.city_code, files.city_code) as city_code, counts.rows
        from {of_days} as counts
        left join (
            select file_seq, arg_max(city_code, (in_all, city_code)) as city_code
            from (select file_seq, city_code, sum(rows) as in_all from gate.counts_{table.name} group by all)
            where city_code is not null
            group by file_seq
        ) as files using (file_seq)
    )"""


def _months(table: Table) -> str:
    """Every month of each city and its rows."""
    return (
        "select city_code, cast(date_trunc('month', day) as date) as month, sum(rows) as rows"
        f" from {_by_city(table)} as counted group by all"
    )


def _shares(table: Table) -> str:
    """Every month and code of a table's lists: its share of the month's rows, and that in the months before."""
    codes = ", ".join(counts.listed(table))
    return f"""
        with counted as (
            select cast(date_trunc('month', day) as date) as month, column_name, code, sum(rows) as rows
            from (unpivot gate.counts_{table.name} on {codes} into name column_name value code)
            group by all
        ),
        months as (
            select month, column_name, sum(rows) as in_all from counted group by all having in_all >= {ROWS_OF_A_MONTH}
        ),
        cells as (
            select months.month, codes.column_name, codes.code, coalesce(counted.rows, 0) as rows, months.in_all
            from months
            inner join (select distinct column_name, code from counted) as codes using (column_name)
            left join counted
                on counted.month = months.month and counted.column_name = codes.column_name
                and counted.code = codes.code
        )
        select
            *,
            rows / in_all as share,
            sum(rows) over earlier / sum(in_all) over earlier as usual,
            count(*) over earlier as months
        from cells
        window earlier as (
            partition by column_name, code order by month rows between {MONTHS} preceding and 1 preceding
        )
    """


# What is made of `gate.counts_<table>`.
COUNTED = {"day": _days, "month": _months, "code": _shares}
