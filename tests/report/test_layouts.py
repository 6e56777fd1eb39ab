"""Layouts against print: every cell answers a printed figure, and every printed figure has its cell."""

import pytest

from hotline import catalogue
from hotline.errors import HotlineError
from hotline.report.layout import Cell, layout, names
from hotline.report.printing import SCALES
from tests.report.places import FILES, Place, cells, place, published

# Print leaves this heading out (docs/reconciliation.md).
MISSING_HEADING = Place("二、特色热线公共服务 表2 人才服务热线", "", "政策专员(位)")
# Print writes the total of what stands on a line of its own under the first heading.
LISTS = {
    "四、制度规范标准建设": "standards_issued",
    "五、热线大数据 1.2023年承办12345诉求量TOP5": "unit_requests",
    "五、热线大数据 3.2023年12345热线共享数据情况": "shared_tickets",
}


def test_every_layout_has_a_printed_report():
    assert set(names()) == set(FILES)


@pytest.fixture(scope="module")
def printed():
    return {place(row): row for row in published("huaian_2023")}


@pytest.fixture(scope="module")
def laid_out():
    return dict(pair for table in layout("huaian_2023").tables() for pair in cells(table))


def test_every_cell_of_huaian_is_a_printed_figure(laid_out, printed):
    for where, cell in laid_out.items():
        row = printed[where._replace(column="") if where == MISSING_HEADING else where]
        asked = [cell.id] + ([cell.also.id] if cell.also else [])
        assert row["indicator_id"].split(";")[0] == asked[0], where
        # what is left blank prints one dash for both
        assert cell.blank or row["indicator_id"].split(";") == asked, where
        # a change stands where print has one
        assert cell.change == bool(row["change_as_printed"]) or row["as_printed"] == "—", where


def test_every_printed_figure_of_huaian_has_its_cell(laid_out, printed):
    tables = {table.published: table for table in layout("huaian_2023").tables()}
    for where, row in printed.items():
        table = tables[where.table]
        if table.kind == "figures":
            assert (MISSING_HEADING if where.column == "" else where) in laid_out, where
        elif table.kind == "largest_categories":
            [line] = [line for line in table.rows if line.name == where.row]
            assert row["indicator_id"] == (line.share if where.column.endswith("占比") else line.ranked)
        else:
            assert row["indicator_id"] == (table.ranked or table.total) == LISTS[where.table]


def test_tables_stand_in_the_printed_order(printed):
    assert [table.published for table in layout("huaian_2023").tables()] == list(
        dict.fromkeys(p.table for p in printed)
    )


@pytest.mark.parametrize("name", ["zhenjiang_2020", "jiangsu_2024"])
def test_the_other_layouts_have_every_indicator_of_their_documents(name):
    asked = {(table.published, one) for table in layout(name).tables() for one in table.indicators() if one}
    printed = {(row["table_name"], one) for row in published(name) for one in row["indicator_id"].split(";")}
    assert asked == printed


@pytest.mark.parametrize("name", FILES)
def test_layouts_ask_for_known_indicators_in_known_ways(name):
    known = {line["indicator_id"] for _, line in catalogue.read()}
    assert not set(layout(name).indicators()) - known
    for table in layout(name).tables():
        assert len({len(row) for row in table.head}) == 1, table.published
        for line in table.rows:
            written = [cell for cell in line.cells if isinstance(cell, Cell)]
            assert not line.cells or len(line.cells) + bool(line.name) == len(table.head[0]), line.name
            assert all(cell.scale in SCALES for cell in written)
            assert all(cell.rounding in ("", "round", "cut") for cell in written)
            assert all(cell.span in ("year", "last_year", "first", "total", "peak") for cell in written)


def test_an_unknown_layout_is_said_with_those_there_are():
    with pytest.raises(HotlineError, match="huaian_2023, jiangsu_2024, zhenjiang_2020"):
        layout("beijing_1999")
