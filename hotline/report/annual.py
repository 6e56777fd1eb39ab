"""The annual report of an area: read from the current snapshot, laid out, printed or written to a file."""

from importlib import import_module
from pathlib import Path

from hotline import files, publish
from hotline.errors import HotlineError
from hotline.paths import DataFolder
from hotline.report import printing
from hotline.report.figures import Figures
from hotline.report.filling import fill
from hotline.report.layout import layout
from hotline.report.model import Report
from hotline.words import say

# Word and Excel are imported only when asked for.
TEXTS = {"md": "markdown", "csv": "separated"}
FILES = {"xlsx": "workbook", "docx": "document"}
FORMATS = (*TEXTS, *FILES)
PERCENTAGES = (printing.ROUND, printing.CUT)


def annual(folder: DataFolder, year: int, area: str, layout_name: str, percentages: str | None = None) -> Report:
    """The report of one area and year by one layout; HotlineError if there is no such thing."""
    if percentages is not None and percentages not in PERCENTAGES:
        raise HotlineError(say("report.unknown_percentages", found=percentages, known=", ".join(PERCENTAGES)))
    chosen = layout(layout_name)
    snapshot = publish.current(folder)
    if snapshot is None:
        raise HotlineError(say("publish.nothing_published", folder=folder.root))
    with publish.open_snapshot(snapshot) as connection:
        return fill(chosen, Figures(connection, year, area), percentages, snapshot.id)


def write(report: Report, form: str, out: Path | None, name: str) -> str:
    """What to print: the report itself, or where it was written."""
    if form not in FORMATS:
        raise HotlineError(say("report.unknown_format", form=form, known=", ".join(FORMATS)))
    writer = import_module(f"hotline.report.writers.{(TEXTS | FILES)[form]}")
    rendered = writer.render(report)
    if form in TEXTS and out is None:
        return rendered.rstrip("\n")
    path = out or Path(f"{name}.{form}")
    # spreadsheets take a CSV without this mark for another encoding
    content = rendered.encode("utf-8-sig" if form == "csv" else "utf-8") if form in TEXTS else rendered
    files.replace(path, content)
    return say("report.written", path=path)
