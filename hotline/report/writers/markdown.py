"""A report as Markdown: one row of headings a table, those above each other joined."""

import re

from hotline.report.model import Report

# What Markdown would read as more than text.
_MARKS = re.compile(r"([\\`*_\[\]<>|#])")


def render(report: Report) -> str:
    """The whole report."""
    lines = [f"# {_text(report.title)}"]
    for section in report.sections:
        lines += ["", f"## {_text(section.heading)}"]
        for table in section.tables:
            lines += ["", f"### {_text(table.caption)}"] if table.caption else []
            body = list(table.plain())[len(table.head) :]
            lines += ["", _row(table.headings()), "|" + "---|" * len(table.head[0]), *map(_row, body)]
    lines += ["", f"## {_text(report.foot_heading)}", "", *(f"- {_text(line)}" for line in report.foot)]
    return "\n".join(lines) + "\n"


def _row(texts: list[str]) -> str:
    return "| " + " | ".join(map(_text, texts)) + " |"


def _text(text: str) -> str:
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
