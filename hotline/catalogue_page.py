"""The catalogue of indicators as a page in two languages, docs/catalogue.md."""

from collections import defaultdict
from pathlib import Path

from hotline.catalogue import SECTIONS, Measure, check, measures, read
from hotline.paths import DOCS

PAGE = DOCS / "catalogue.md"
OPENING = """# 指标目录 / The catalogue of indicators

由 `seeds/catalogue/indicators.csv` 生成，请勿手改：`make docs`。/ Written by `make docs` from
`seeds/catalogue/indicators.csv`; not to be edited.

共 {count} 项。以 % 计的数值按 0–1 的小数保存。时间口径 / basis: accepted 受理 · due 期限 · event 事件（派发）·
entered 进线 · invited 征集 · stock 期末 · registered 登记年度 · reported 上报的期 · recorded 历年.
The measures are columns of the `agg_*` tables, or rows of `agg_institutions_by_day`: a cut that
`fct_indicator_values` does not hold adds them up (never a stock over days) and divides with
`ratio(sum(numerator), sum(denominator))`.
"""
HEADER = """\
## {title}

| 指标 Indicator | 定义 Definition | 算法 Formula | 口径 Basis | 单位 Unit, 目标 target | 来源 Source |
|---|---|---|---|---|---|"""
TITLES = {
    "requests": "诉求 / Requests",
    "calls": "话务 / Calls",
    "handling": "办理 / Handling by units",
    "evaluation": "评价 / Evaluation",
    "special": "特色热线 / Special lines",
    "capacity": "服务能力 / Capacity",
    "sharing": "数据共享 / Sharing and data",
}


def write() -> Path:
    """Checks the catalogue and writes the page from it."""
    check()
    PAGE.write_text(text(), encoding="utf-8")
    return PAGE


def text() -> str:
    """The page: a table for each section that has indicators."""
    known = measures()
    sections: dict[str, list[str]] = defaultdict(list)
    for _, line in read():
        sections[line["section"]].append(_row(line, known[line["numerator"]]))
    written = [OPENING.format(count=sum(map(len, sections.values())))]
    for section in SECTIONS:
        if section in sections:
            written += [HEADER.format(title=TITLES[section]), *sections[section], ""]
    return "\n".join(written)


def _row(line: dict[str, str], measure: Measure) -> str:
    formula = " ÷ ".join(f"`{line[part]}`" for part in ("numerator", "denominator") if line[part])
    side = "≤" if line["better"] == "lower" else "≥"
    cells = [
        f"**{line['name_zh']}**<br>{line['name_en']}<br>`{line['indicator_id']}`",
        f"{line['definition']}<br>{line['definition_en']}",
        f"{line['kind']} {formula}",
        measure.basis,
        f"{line['unit']}<br>{side} {line['target']}" if line["target"] else line["unit"],
        line["source"],
    ]
    return f"| {' | '.join(cells)} |"
