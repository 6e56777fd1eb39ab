"""The hotspot page's figures are the warehouse's, whatever is chosen, and its parts make up the whole."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from dashboards import areas, data
from dashboards.components.filters import Chosen
from dashboards.days import Days
from dashboards.hotspots import Hotspots
from dashboards.words import Words
from hotline.paths import DataFolder
from tests.dashboards.fixture import SNAPSHOT, publish_city
from tests.dashboards.seen import assert_whole, charts_of, html_of

Open = Callable[..., AppTest]
YEAR = Days.of("year", date(2023, 1, 1), None)
HOSTILE = '<img src=x onerror=alert(1)><script>alert(2)</script>=HYPERLINK("x")😀' + "长" * 10_000


@pytest.fixture
def reader(built_city: DataFolder, monkeypatch: pytest.MonkeyPatch) -> data.Reader:
    monkeypatch.setenv("HOTLINE_DATA_DIR", str(built_city.root))
    return data.current()


def asked(reader: data.Reader, days: Days, area: str = "province", *, kind: str = "all", topic: str = "") -> Hotspots:
    """The questions about an area, by the kind of area or its code."""
    known = reader.ask("areas")
    row = next(row for row in known if area in (row.scope_kind, row.scope_code))
    parts_kind, parent = areas.parts(row, known)
    chosen = Chosen(
        area=row, period_kind="range", period_start=days.first, period_name="", days=days, line_code=None,
        requester_kind=None, where="", parts_kind=parts_kind, parts_parent=parent, has_values=False, is_stored=False,
        is_everything=areas.is_all(row, known),
    )  # fmt: skip
    catalogue = {row.indicator_id: row for row in reader.ask("catalogue")}
    return Hotspots.of(reader, chosen, kind, topic, catalogue)


def stored(reader: data.Reader, indicator_id: str, scope_kind: str) -> dict[str, tuple[float, float | None]]:
    """What the warehouse holds for 2023: values and those of 2022."""
    rows = reader.connection.execute(
        "select scope_code, value, value_last_year from fct_indicator_values where indicator_id = ? and scope_kind = ? "
        "and period_kind = 'year' and period_start = '2023-01-01' and value > 0",
        [indicator_id, scope_kind],
    ).fetchall()
    return {code: values for code, *values in rows}


@pytest.mark.parametrize(("kind", "indicator_id"), [("all", "category_share"), ("consult", "category_share_consult")])
def test_shares_of_categories_are_those_of_the_warehouse(reader: data.Reader, kind: str, indicator_id: str) -> None:
    _, parts = asked(reader, YEAR, kind=kind).parts
    held = stored(reader, indicator_id, "category")
    assert parts
    for part in parts:
        if part.now_requests:
            assert part.share == pytest.approx(held[part.category_code][0])


def test_every_level_is_counted_as_the_warehouse_counts_it(reader: data.Reader) -> None:
    held = {
        row[0]: row[1:]
        for row in reader.connection.execute(
            "select scope_code, numerator from fct_indicator_values where indicator_id = 'category_share' "
            "and scope_kind = 'category' and period_kind = 'year' and period_start = '2023-01-01'"
        ).fetchall()
    }
    waiting, levels = [""], set()
    while waiting:
        hotspots = asked(reader, YEAR, topic=waiting.pop())
        whole, parts = hotspots.parts
        if parts:
            levels.add(hotspots.topic.level)
            # parts and what is not divided further make up the whole
            assert sum(part.now_requests for part in parts) == whole.now_requests
            assert sum(part.share for part in parts) == pytest.approx(1)
        for part in parts:
            if part.category_code and part.now_requests:
                assert part.now_requests == held[part.category_code][0]
                waiting.append(part.category_code)
    assert len(levels) >= 2


def test_the_whole_and_the_places_are_those_of_the_warehouse(reader: data.Reader) -> None:
    hotspots = asked(reader, YEAR)
    whole, _ = hotspots.parts
    (province,) = stored(reader, "requests", "province").values()
    assert (whole.now_requests, whole.last_year_requests) == (province[0], province[1] or 0)
    cities = stored(reader, "requests", "city")
    assert {row.place_code: row.now_requests for row in hotspots.places()} == {c: v for c, (v, _) in cities.items()}
    districts = stored(reader, "requests", "district")
    for city in cities:
        rows = asked(reader, YEAR, city).places()
        assert sum(row.now_requests for row in rows) == cities[city][0]
        assert all(row.now_requests == districts[row.place_code][0] for row in rows if row.place_code)


def test_the_course_of_all_is_that_of_the_warehouse(reader: data.Reader) -> None:
    rows = asked(reader, YEAR).course("month", date(2023, 1, 1), date(2023, 12, 31))
    held = dict(
        reader.connection.execute(
            "select period_start, value from fct_indicator_values where indicator_id = 'requests' "
            "and scope_kind = 'province' and period_kind = 'month' and year(period_start) = 2023"
        ).fetchall()
    )
    assert [row.value for row in rows] == [held.get(row.period_start) for row in rows]
    assert len(rows) == 12


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2023, 1, 1), date(2023, 12, 31)),
        (date(2023, 2, 17), date(2023, 9, 3)),
        (date(2023, 3, 5), date(2023, 3, 20)),
        (date(2023, 1, 31), date(2023, 3, 1)),
    ],
)
def test_any_range_counts_its_tickets(reader: data.Reader, first: date, last: date) -> None:
    hotspots = asked(reader, Days.between(first, last), "320800")
    whole, parts = hotspots.parts
    count = reader.connection.execute(
        "select count(*) from fct_tickets where is_counted and city_code = '320800' and accepted_date between ? and ?",
        [first, last],
    ).fetchone()[0]
    assert (whole.now_requests if whole else 0) == count
    assert sum(row.requests for row in hotspots.top() if row.kind == "total") == count
    for part in parts:
        behind = asked(reader, Days.between(first, last), "320800", topic=part.category_code)
        assert len(behind.tickets(10_000, 1)) == part.now_requests


def test_tickets_behind_a_figure_show_nothing_of_who_asked(reader: data.Reader) -> None:
    (row, *_) = asked(reader, YEAR).tickets(1, 1)
    assert not [name for name in row._fields if "requester" in name or "phone" in name or "person" in name]


@pytest.fixture
def relisted(city: DataFolder) -> DataFolder:
    """Last year's tickets bear an older list: the first two categories became one, the third has no successor."""
    with duckdb.connect(str(city.snapshot(SNAPSHOT) / "marts.duckdb")) as connection:
        connection.execute("""
            insert into dim_categories
            select * replace ('2020' as category_version, 'old' || category_code as category_code,
                'old' || level_1_code as level_1_code, 'old' || level_2_code as level_2_code)
            from dim_categories;
            update agg_tickets_by_category_day
            set category_version = '2020', category_code = 'old' || category_code
            where counted_date < date '2024-01-01';
            update agg_tickets_by_period
            set part_version = '2020', part_code = 'old' || part_code
            where part_kind = 'category' and period_start < date '2024-01-01';
            insert into dim_category_crosswalk
            select category_version, category_code, '2024', if(level_1_code = 'old02', '01', category_code[4:])
            from dim_categories where category_version = '2020' and level_1_code <> 'old03'
        """)
    return city


def test_last_year_is_compared_through_the_crosswalk(relisted: DataFolder, opened: Open) -> None:
    def of(reader: data.Reader, topic: str = "") -> dict[str, int]:
        return {row.category_code: row.last_year_requests for row in asked(reader, days, "city", topic=topic).parts[1]}

    days = Days.of("ytd", date(2024, 11, 1), date(2024, 11, 18))
    reader = data.current()
    found = of(reader)
    with duckdb.connect(str(relisted.snapshot(SNAPSHOT) / "marts.duckdb"), read_only=True) as connection:
        before = dict(
            connection.execute(
                "select category_code[4:5], sum(tickets) from agg_tickets_by_category_day "
                "where counted_date between '2023-01-01' and '2023-11-18' group by all"
            ).fetchall()
        )
    assert found["01"] == before["01"] + before["02"]
    assert found["02"] == 0
    assert found["04"] == before["04"]
    # what has no successor is no part of any category, but of the whole
    assert found["03"] == 0
    assert found[""] == before["03"]
    assert Words("zh")("hotspots.lost", count=f"{int(before['03']):,}") in html_of(opened("hotspots"))
    # a level further down, what cannot be told apart is not divided
    assert of(reader, "01")[""] > before["02"]


def test_a_topic_is_in_the_address_and_leads_back_up(city: DataFolder, opened: Open) -> None:
    text = html_of(opened("hotspots", topic="0101"))
    assert "全部分类" in text
    assert 'topic=01"' in text.replace("&amp;", "&")
    assert '<b aria-current="page">民生保障01</b>' in text
    assert Words("zh")("hotspots.no_parts", topic="民生保障01") in text


def test_a_topic_that_is_not_in_use_is_none(city: DataFolder, opened: Open) -> None:
    app = opened("hotspots", topic="' or 1=1 --")
    assert_whole(app)
    assert "民生保障" in html_of(app)


def test_tickets_come_a_page_at_a_time(city: DataFolder, opened: Open) -> None:
    text = html_of(opened("hotspots", tickets="2", topic="01"))
    assert text.count("<details>") == 20
    assert "第 2 页" in text
    # beyond the last page of tickets is the last; what is no number is the first
    assert html_of(opened("hotspots", tickets="999999999", topic="01")).count("<details>") <= 20
    assert "第 1 页" in html_of(opened("hotspots", tickets="9" * 5000, topic="01"))


def test_a_snapshot_without_tickets_says_so(city: DataFolder, opened: Open) -> None:
    with duckdb.connect(str(city.snapshot(SNAPSHOT) / "detail.duckdb")) as connection:
        connection.execute("drop table fct_tickets")
    app = opened("hotspots", tickets="1")
    assert_whole(app)
    assert Words("zh")("hotspots.no_detail_title") in html_of(app)


def test_markup_in_tickets_and_names_is_shown_and_not_obeyed(folder: DataFolder, opened: Open) -> None:
    publish_city(folder, hostile=HOSTILE)
    for topic in ("", "01", "0101"):
        app = opened("hotspots", tickets="1", topic=topic)
        assert_whole(app)
        assert "<img src=x" not in html_of(app)
        assert "<script" not in html_of(app)
        assert not [chart.spec for chart in charts_of(app) if "<img" in chart.spec or "<script" in chart.spec]
        assert all(len(chart.spec) < 60_000 for chart in charts_of(app))


def test_kinds_and_grains_are_in_the_address(city: DataFolder, opened: Open) -> None:
    for kind in ("consult", "other"):
        for grain in ("week", "day"):
            app = opened("hotspots", type=kind, grain=grain, lang="en", area="district-990102")
            assert_whole(app)
            assert Words("en")(f"hotspots.asked.{kind}") in html_of(app)
            assert len(charts_of(app)) == 3


def test_no_query_of_the_page_divides_by_itself() -> None:
    queries = Path(data.__file__).parent / "queries"
    for query in queries.glob("hotspot*.sql"):
        assert " / " not in query.read_text(encoding="utf-8"), query.name
