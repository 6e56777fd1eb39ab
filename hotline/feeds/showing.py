"""How `hotline feeds check` and `list` look on screen; identifiers never appear, whatever column they stand in."""

from collections.abc import Iterator

import pyarrow as pa
from rich.console import Console
from rich.table import Table as Grid

from hotline import contracts, paths
from hotline.feeds.checking import SHOWN, Check
from hotline.feeds.expressions import sources
from hotline.feeds.feed import Feed
from hotline.feeds.header import Header
from hotline.feeds.loading import load_all
from hotline.masking import mask_text
from hotline.words import say

_OWN = ("_line", "_sheet", "_record", "_extra")
_WIDTH = 22
_MOST = 12


def show_list(console: Console) -> None:
    """Every feed of the project: its files and the tables it fills."""
    grid = Grid(*(say(f"feeds.show.{word}") for word in ("feed", "files", "tables")))
    for feed in load_all(paths.FEEDS):
        tables = dict.fromkeys(rule.table for rule in feed.rules)
        grid.add_row(feed.name, "\n".join(feed.files), ", ".join(tables))
    console.print(grid)


def show(feed: Feed, file: str, check: Check, console: Console) -> None:
    """The whole account of a check."""
    rejected = sum(check.rejected.values())
    console.print(say("feeds.show.read", file=file, feed=feed.name, lines=check.lines, rejected=rejected))
    for table, rows in check.rows.items():
        console.print("  " + say("feeds.show.rows", table=table, rows=rows))
    problems = list(_problems(check))
    for problem in problems or [say("feeds.show.no_problem")]:
        console.print("  " + problem, markup=False)
    if check.unused:
        console.print(say("feeds.show.unused", columns=", ".join(check.unused)), markup=False)
    if check.before is not None:
        # A column that the feed does not read has no class: it may hold anybody's name, so it stays unseen.
        read = check.before.drop_columns([name for name in check.unused if name in check.before.column_names])
        console.print(_grid(say("feeds.show.before"), read, _personal_sources(feed, read)))
        for table, rows in check.after.items():
            console.print(_grid(say("feeds.show.after", table=table), rows, _personal_columns(table)))


def _problems(check: Check) -> Iterator[str]:
    for (table, column), rows in check.empty.items():
        if rows:
            yield say("feeds.show.empty", table=table, column=column, rows=rows)
    for (table, column), rows in check.unreadable.items():
        if rows:
            yield say("feeds.show.unreadable", table=table, column=column, rows=rows)
    columns = dict.fromkeys((table, column) for table, column, _ in check.unmapped)
    for table, column in columns:
        values = [(value, rows) for (t, c, value), rows in check.unmapped.most_common() if (t, c) == (table, column)]
        listed = ", ".join(f"{_cell(value, None)} × {rows}" for value, rows in values[:_MOST])
        more = " …" if len(values) > _MOST else ""
        yield say("feeds.show.unmapped", table=table, column=column, values=listed + more)


def _grid(title: str, rows: pa.Table, personal: dict[str, str]) -> Grid:
    """The rows as columns, since a table has many columns and only a few rows are shown."""
    shown = rows.slice(0, SHOWN)
    lines = [f"{say('feeds.show.line')} {line}" for line in shown["_line"].to_pylist()]
    grid = Grid("", *lines, title=title, title_justify="left")
    for name in shown.drop_columns([own for own in _OWN if own in shown.column_names]).column_names:
        cells = [_cell(value, personal.get(name)) for value in shown[name].to_pylist()]
        if any(cells):
            grid.add_row(name.replace("[", r"\["), *cells)
    return grid


def _cell(value: str | None, personal: str | None) -> str:
    if not value or not value.strip():
        return ""
    if personal in ("requester", "staff", "place"):
        return "***"
    text = mask_text(" ".join(value.split()))
    # Rich reads [brackets] as markup.
    return (text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…").replace("[", r"\[")


def _personal_columns(table: str) -> dict[str, str]:
    return {column.name: column.personal for column in contracts.tables()[table].columns}


def _personal_sources(feed: Feed, batch: pa.Table) -> dict[str, str]:
    """The columns of the file that fill a personal column."""
    header = Header(tuple(batch.column_names))
    found = {}
    for rule in feed.rules:
        personal = _personal_columns(rule.table)
        for column, expression in rule.columns.items():
            for source in sources(expression):
                if personal[column] not in ("none", "free_text") and (name := header.find(source.names)):
                    found[name] = personal[column]
    return found
