"""A report as CSV: the tables below each other, a merged cell's text in its first place."""

import csv
import io

from hotline.report.model import Report

# A spreadsheet takes what begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(report: Report) -> str:
    """The whole report."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    rows: list[list[str]] = [[report.title]]
    for section in report.sections:
        rows += [[], [section.heading]]
        for table in section.tables:
            rows += [[], *([[table.caption]] if table.caption else []), *table.plain()]
    rows += [[], [report.foot_heading], *([line] for line in report.foot)]
    writer.writerows([f"'{text}" if text.startswith(_FORMULA) else text for text in row] for row in rows)
    return out.getvalue()
