"""Plain tables: real text, figures aligned, less important columns left out on a phone."""

import html
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st


class Html(str):
    """A cell that is HTML already, as `address.link` makes it; any other text is escaped."""


@dataclass(frozen=True)
class Column:
    """A column's heading and how it is set."""

    heading: str
    is_number: bool = False
    is_wide_only: bool = False


def show(caption: str, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
    """Draws the rows; the first column heads its row, `caption` is read out only."""
    kinds = [_kind(column) for column in columns]
    head = "".join(
        f'<th scope="col"{kind}>{html.escape(column.heading)}</th>' for column, kind in zip(columns, kinds, strict=True)
    )
    body = "".join(f"<tr>{_cells(row, kinds)}</tr>" for row in rows)
    st.html(
        f'<table class="plain"><caption class="unseen">{html.escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _kind(column: Column) -> str:
    names = [name for name, is_so in (("number", column.is_number), ("wide", column.is_wide_only)) if is_so]
    return f' class="{" ".join(names)}"' if names else ""


def _cells(row: Sequence[str], kinds: Sequence[str]) -> str:
    first, *others = zip(row, kinds, strict=True)
    text, kind = first
    return f'<th scope="row"{kind}>{_text(text)}</th>' + "".join(
        f"<td{kind}>{_text(text)}</td>" for text, kind in others
    )


def _text(cell: str) -> str:
    return cell if isinstance(cell, Html) else html.escape(cell)
