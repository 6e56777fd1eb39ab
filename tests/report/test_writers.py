"""Every format opens again with the same cells, whatever they hold, and fits A4 across."""

import csv
import io

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from python_calamine import CalamineWorkbook

from hotline.errors import HotlineError
from hotline.report.annual import write
from hotline.report.model import Merged, Report, Section, Table
from hotline.report.writers import document, markdown, separated, workbook

LEFT, UP = Merged.LEFT, Merged.UP
TABLE = Table(
    caption="1.标题",
    head=(("类别", "来源", LEFT, "合计"), (UP, "电话", "互联网", UP)),
    body=(("甲", "=1+1", "58 (↑7.41%)", "@sum"), (UP, "a|b", "*粗*", "-5"), ("总计", "乙\n丙", LEFT, LEFT)),
)
REPORT = Report(
    "某市2023年度", (Section("一、办理", (TABLE,)), Section("二、其他", (TABLE,))), "说明", ("=说明一", "说明二")
)
PLAIN = [
    ["类别", "来源", "", "合计"],
    ["", "电话", "互联网", ""],
    ["甲", "=1+1", "58 (↑7.41%)", "@sum"],
    ["", "a|b", "*粗*", "-5"],
    ["总计", "乙\n丙", "", ""],
]


def test_merged_cells_are_found():
    merged = {(area.text, *area[1:]) for area in TABLE.areas() if area.is_merged}
    assert merged == {
        ("类别", 0, 0, 1, 0),
        ("来源", 0, 1, 0, 2),
        ("合计", 0, 3, 1, 3),
        ("甲", 2, 0, 3, 0),
        ("乙\n丙", 4, 1, 4, 3),
    }
    assert TABLE.headings() == ["类别", "来源·电话", "来源·互联网", "合计"]
    assert list(TABLE.plain()) == PLAIN


def test_markdown():
    assert markdown.render(REPORT).split("\n\n")[:4] == [
        "# 某市2023年度",
        "## 一、办理",
        "### 1.标题",
        "| 类别 | 来源·电话 | 来源·互联网 | 合计 |\n"
        "|---|---|---|---|\n"
        "| 甲 | =1+1 | 58 (↑7.41%) | @sum |\n"
        "|  | a\\|b | \\*粗\\* | -5 |\n"
        "| 总计 | 乙 丙 |  |  |",
    ]
    assert markdown.render(REPORT).endswith("## 说明\n\n- =说明一\n- 说明二\n")


def test_csv_has_the_cells_and_no_formula():
    rows = list(csv.reader(io.StringIO(separated.render(REPORT))))
    assert rows[:5] == [["某市2023年度"], [], ["一、办理"], [], ["1.标题"]]
    guarded = [[f"'{text}" if text[:1] in ("=", "@", "-") and text else text for text in row] for row in PLAIN]
    assert rows[5:10] == guarded
    assert rows[-3:] == [["说明"], ["'=说明一"], ["说明二"]]


def test_xlsx_has_the_cells_and_no_formula():
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook.render(REPORT)))
    assert book.sheet_names == ["年度报告", "说明"]
    sheet = book.get_sheet_by_name("年度报告")
    rows = sheet.to_python(skip_empty_area=False)
    assert [row[0] for row in rows[:4]] == ["某市2023年度", "", "一、办理", "1.标题"]
    assert rows[4:9] == PLAIN
    assert ((4, 0), (5, 0)) in sheet.merged_cell_ranges
    assert book.get_sheet_by_name("说明").to_python() == [["=说明一"], ["说明二"]]


def test_docx_has_the_cells_and_lies_across():
    paper = Document(io.BytesIO(document.render(REPORT)))
    assert [p.text for p in paper.paragraphs if p.text] == [
        "某市2023年度", "一、办理", "1.标题", "二、其他", "1.标题", "说明", "=说明一", "说明二",
    ]  # fmt: skip
    first = paper.tables[0]
    for area in TABLE.areas():
        corners = {first.cell(area.top, area.left)._tc, first.cell(area.bottom, area.right)._tc}
        assert len(corners) == 1, area
        assert first.cell(area.top, area.left).text == area.text
    page = paper.sections[0]
    assert page.orientation == WD_ORIENT.LANDSCAPE
    assert [round(length.mm) for length in (page.page_width, page.page_height)] == [297, 210]
    assert round(sum(cell.width.mm for cell in first.rows[3].cells)) == 297 - 2 * 18
    fonts = paper.styles["Normal"].element.rPr.rFonts
    assert fonts.get(qn("w:eastAsia")) == "宋体"


@pytest.mark.parametrize("form", ["md", "csv", "xlsx", "docx"])
def test_a_file_is_whole_or_as_it_was(form, tmp_path):
    path = tmp_path / f"报告.{form}"
    assert str(path) in write(REPORT, form, path, "x")
    assert path.stat().st_size > 100
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    for unwritable in (tmp_path / "无此目录" / path.name, path / "报告", tmp_path):
        with pytest.raises(HotlineError, match="无法写入"):
            write(REPORT, form, unwritable, "x")
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_texts_are_printed_without_a_file_and_workbooks_get_a_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert write(REPORT, "md", None, "annual-1-2023").startswith("# 某市2023年度")
    assert write(REPORT, "xlsx", None, "annual-1-2023").endswith("annual-1-2023.xlsx")
    assert [file.name for file in tmp_path.iterdir()] == ["annual-1-2023.xlsx"]


def test_an_unknown_format_is_said_with_those_there_are():
    with pytest.raises(HotlineError, match="md, csv, xlsx, docx"):
        write(REPORT, "pdf", None, "x")
