"""What a reader can take home of a chart or table: the picture, and its rows for a spreadsheet."""

from collections.abc import Sequence

import streamlit as st

from dashboards import formats, sheets, theme
from dashboards.components import definition
from dashboards.components.frame import View
from dashboards.data import Row
from dashboards.sheets import Sheet

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_picture = st.components.v2.component("picture", js=theme.PICTURE.read_text(encoding="utf-8"), isolate_styles=False)


def show(view: View, sheet: Sheet, indicators: Sequence[Row] = (), *, has_picture: bool) -> None:
    """A small button that opens the ways to save it; `indicators` are explained in the workbook."""
    words = view.words
    with st.popover(words("download.button"), type="tertiary", key=f"download-{sheet.key}"):
        if has_picture:
            _picture(
                key=f"picture-{sheet.key}",
                data={
                    "label": words("download.picture"),
                    "chart": f"st-key-chart-{sheet.key}",
                    "title": sheet.title,
                    "note": sheet.note,
                    "foot": words.join([words("site.name"), _as_of(view)]),
                    "file": f"{sheet.file_name}.png",
                    "font": theme.FONT,
                },
            )
        saved = (
            (
                "excel",
                EXCEL,
                "xlsx",
                lambda: sheets.as_workbook(sheet, _about(view, sheet, indicators), words("download.about")),
            ),
            ("csv", "text/csv", "csv", lambda: sheets.as_csv(sheet)),
        )
        for name, mime, ending, data in saved:
            st.download_button(
                words(f"download.{name}"),
                data=data,
                file_name=f"{sheet.file_name}.{ending}",
                mime=mime,
                key=f"save-{name}-{sheet.key}",
                type="tertiary",
                on_click="ignore",
            )


def _as_of(view: View) -> str:
    day = formats.day(view.as_of, view.words) if view.as_of else view.words("fresh.no_rows")
    return f"{view.words('fresh.as_of')} {day}"


def _about(view: View, sheet: Sheet, indicators: Sequence[Row]) -> list[tuple[str, str]]:
    """What a workbook says of itself, so that it can be understood, and traced, away from the page."""
    words = view.words
    own = [
        (words("column.title"), sheet.title),
        (words("column.note"), sheet.note),
        (words("fresh.as_of"), formats.day(view.as_of, words) if view.as_of else words("fresh.no_rows")),
        (words("fresh.snapshot"), view.reader.id),
    ]
    return own + [
        (definition.name_of(row, words), f"{definition.meaning_of(row, words)}（{row.source or formats.EMPTY}）")
        for row in indicators
    ]
