"""A province's two years, made of a small city's: its counts by day laid over 13 cities, all else computed of these.

Each repetition of the daily counts is moved by whole weeks, turned within the districts of its city and multiplied.
Periods and values are then computed by the project's own models, so that each value is the ratio of its aggregates.
Single tickets stay a sample: those of the small city, handed out to the cities.
"""

import shutil
from pathlib import Path

import duckdb

from hotline import publish, transform, warehouse
from hotline.paths import DataFolder
from hotline.run import run
from hotline.synth.generate import synthesise

CITY, SCALE, YEARS, SEED = "huaian", 0.02, (2022, 2023), 12345
# Requests of the later of the two years, over all cities: as many as the province counted in 2023.
REQUESTS = 43_670_000
# What each ticket of the small city counts for: fewer repetitions of more would be fewer rows.
WEIGHT = 10
# By how many weeks repetitions are moved: weekdays and seasons stay.
WEEKS = (-3, -2, -1, 0, 1, 2, 3)
# Of so many units one has a second of its kind in each city.
SECOND_OF = 5
REPEATED = (
    "agg_tickets_by_day",
    "agg_tickets_by_unit_day",
    "agg_tickets_by_category_day",
    "agg_requests_and_calls_by_hour",
)
# What is not of tickets comes once in each city.
ONCE = ("agg_institutions_by_day", "agg_calls_by_agent_day")
SECOND = f"case when copies.copy % 2 = 1 and hash({{0}}.unit_code) % {SECOND_OF} = 0 then '-2' else '' end"
# How a column of a repetition names what it is of.
NAMED = {
    "counted_date": "moved_to",
    "city_code": "copies.city_code",
    "district_code": "coalesce(turned.to_code, '')",
    "unit_code": f"copies.city_code || '/' || unit_code || {SECOND.format('counts')}",
    "agent_id": "copies.city_code || '/' || agent_id",
    "scope_code": """case scope_kind
        when 'city' then copies.city_code
        when 'district' then turned.to_code
        when 'unit' then copies.city_code || '/' || scope_code
        else scope_code
    end""",
}


def published(root: Path) -> DataFolder:
    """The province below `root`, made there if need be, and a small city to make it of; both are kept."""
    small, folder = DataFolder(root / "small"), DataFolder(root / "province")
    if folder.current.exists():
        return folder
    if not small.inbox.exists():
        for _ in synthesise(small.root / "made", CITY, SCALE, SEED, years=YEARS):
            pass
        (small.root / "made").rename(small.inbox)
    run(small, report=print)
    make(small, folder)
    return folder


def make(small: DataFolder, folder: DataFolder, requests: int = REQUESTS) -> None:
    """Publishes the province into `folder`, made from what is built of the `small` city."""
    shutil.rmtree(folder.root, ignore_errors=True)
    for part in ("built", "ledger", "gate_report", "dbt_output"):
        shutil.copytree(getattr(small, part), getattr(folder, part))
    with _beside(small, folder) as connection:
        _lay_out(connection, requests)
        for table in REPEATED:
            _repeat(connection, table, "true", WEIGHT)
        for table in ONCE:
            _repeat(connection, table, "copies.copy = 0", 1)
        _hand_out(connection)
    values = "fct_indicator_values"
    transform.remake(folder, "--select", "path:models/marts/indicators", "--exclude", *REPEATED, *ONCE, values)
    model = transform.compiled(folder, values)
    with _beside(small, folder) as connection:
        _divide(connection, model)
    publish.publish(folder, is_sample=True)


def _beside(small: DataFolder, folder: DataFolder) -> duckdb.DuckDBPyConnection:
    """The province's databases, and the city's marts as `small`."""
    connection = warehouse.connect_built(folder)
    file = str(small.built_database("marts")).replace("'", "''")
    connection.execute(f"attach '{file}' as small (read_only)")
    return connection


def _lay_out(connection: duckdb.DuckDBPyConnection, requests: int) -> None:
    """Which repetitions there are, of which city, and where they put days, districts and units."""
    second = SECOND.format("units")
    connection.execute(
        f"""
        create temp table cities as
        select parent_code as city_code, count(*) as districts from small.dim_districts
        where parent_code in (select district_code from small.dim_districts where parent_code = '320000')
        group by all;

        -- a city has as many repetitions as it has a share of the districts
        create temp table copies as
        select city_code, copy, [{", ".join(map(str, WEEKS))}][1 + copy % {len(WEEKS)}] as weeks
        from (
            select city_code, unnest(range(cast(round(
                districts / (select sum(districts) from cities) * {requests} / {WEIGHT} / (
                    select sum(requests) from small.agg_tickets_by_day
                    where is_counted and year(counted_date) = 2023
                )
            ) as integer))) as copy
            from cities
        );

        -- moved within their year; what is due after the years stays where it is
        create temp table days as
        select
            weeks,
            counted_date,
            case
                when year(counted_date) > 2023 or dayofyear(counted_date) > 364 then counted_date
                else make_date(year(counted_date), 1, 1)
                    + cast((dayofyear(counted_date) - 1 + 7 * weeks + 364) % 364 as integer)
            end as moved_to
        from (
            select distinct counted_date from small.agg_institutions_by_day
            union select counted_date from small.dim_periods
        )
        cross join (select unnest([{", ".join(map(str, WEEKS))}]) as weeks);

        create temp table turned as
        with places as (
            select
                parent_code as city_code,
                district_code,
                row_number() over (partition by parent_code order by district_code) - 1 as place
            from small.dim_districts
        )
        select copies.city_code, copies.copy, own.district_code as from_code, others.district_code as to_code
        from copies
        inner join cities on copies.city_code = cities.city_code
        cross join (from places where city_code in (select city_code from small.agg_tickets_by_day)) as own
        inner join places as others
            on copies.city_code = others.city_code and others.place = (own.place + copies.copy) % cities.districts;

        insert into intermediate.int_cities_placed
        select city_code, '320000' from cities
        where city_code not in (select city_code from intermediate.int_cities_placed);

        create or replace table marts.dim_units as
        select distinct
            units.* replace (
                copies.city_code || '/' || unit_code || {second} as unit_code,
                copies.city_code as city_code,
                districts.name || ' · ' || units.name || {second} as name
            )
        from small.dim_units as units
        cross join (from copies where copy < 2) as copies
        inner join small.dim_districts as districts on copies.city_code = districts.district_code;
        """
    )


def _repeat(connection: duckdb.DuckDBPyConnection, table: str, which: str, weight: int) -> None:
    """Makes the table anew, a month at a time: in the order of its days, and within the memory there is."""
    columns = connection.execute(
        "select column_name, data_type from duckdb_columns() where database_name = 'small' and table_name = ?"
        " order by column_index",
        [table],
    ).fetchall()
    selected = [f"{_column(name, kind, weight)} as {name}" for name, kind in columns]
    place = {"agg_institutions_by_day": "scope_code"}.get(table, "district_code")
    turned = (
        f"left join turned on copies.city_code = turned.city_code and copies.copy = turned.copy"
        f" and counts.{place} = turned.from_code"
        if place in dict(columns)
        else ""
    )
    connection.execute(f"create or replace table marts.{table} as from small.{table} limit 0")
    months = connection.execute("select distinct date_trunc('month', moved_to) from days order by 1").fetchall()
    for (month,) in months:
        connection.execute(
            f"""
            insert into marts.{table}
            select {", ".join(selected)}
            from small.{table} as counts
            inner join days on counts.counted_date = days.counted_date
            inner join copies on days.weeks = copies.weeks
            {turned}
            where date_trunc('month', moved_to) = ? and {which}
            group by all
            order by moved_to
            """,
            [month],
        )


def _column(name: str, kind: str, weight: int) -> str:
    if name in NAMED:
        return NAMED[name]
    if kind in ("VARCHAR", "BOOLEAN", "DATE"):
        return f"counts.{name}"
    if name.startswith("max_"):
        return f"max(counts.{name})"
    return f"cast({weight} * sum(counts.{name}) as {kind})"


def _divide(connection: duckdb.DuckDBPyConnection, model: str) -> None:
    """Computes the values a kind of scope and of period at a time, which is their order: all at once take too much."""
    measures = '"marts"."main"."agg_measures_by_period"'
    assert measures in model
    parts = connection.execute(
        f"select distinct scope_kind, period_kind from {measures} where scope_kind != 'category_before' order by all"
    ).fetchall()
    # made with its columns alone, before the first part fills it
    connection.execute("create or replace table marts.fct_indicator_values as from small.fct_indicator_values limit 0")
    for scope_kind, period_kind in parts:
        kinds = "('category', 'category_before')" if scope_kind == "category" else f"('{scope_kind}')"
        connection.execute(
            f"create or replace temp table part as from {measures}"
            f" where scope_kind in {kinds} and period_kind = '{period_kind}'"
        )
        connection.execute(f"insert into marts.fct_indicator_values {model.replace(measures, 'part')}")


def _hand_out(connection: duckdb.DuckDBPyConnection) -> None:
    """Gives each ticket and dispatch of the sample to one of the cities."""
    for table in ("fct_tickets", "fct_dispatches"):
        connection.execute(
            f"""
            create or replace table detail.{table} as
            select
                facts.* replace (
                    turned.city_code as city_code,
                    turned.to_code as district_code,
                    turned.city_code || '/' || unit_code as unit_code
                )
            from detail.{table} as facts
            left join turned
                on facts.district_code = turned.from_code
                and turned.copy = 0
                and turned.city_code = (
                    select list(city_code order by city_code) from cities
                )[1 + cast(hash(ticket_id) % 13 as integer)]
            """
        )
