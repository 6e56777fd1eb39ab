"""The analysts' prompt: SQL over the current snapshot, read-only, answered as a table, CSV or JSON."""

import csv
import json
import sys
from datetime import date, datetime, time
from typing import TextIO

import duckdb
from rich.cells import cell_len

from hotline.errors import HotlineError
from hotline.words import say

Row = tuple[object, ...]


def answer(connection: duckdb.DuckDBPyConnection, query: str, form: str, out: TextIO) -> None:
    """Writes the result of `query` to `out`, header first; HotlineError says what is wrong with the query."""
    try:
        result = connection.execute(query)
        names = [column[0] for column in result.description or []]
        FORMATS[form](names, result, out)
    except duckdb.Error as error:
        raise HotlineError(say("sql.failed", reason=error)) from error


def prompt(connection: duckdb.DuckDBPyConnection, form: str) -> None:
    """Asks for queries, each ended by `;`, until end of input or `.quit`; a wrong query is said and asked again."""
    if sys.stdin.isatty():
        import readline  # noqa: F401, PLC0415 - gives `input` its history; absent where there is no terminal

        print(say("sql.welcome"), file=sys.stderr)
    waiting = ""
    while True:
        try:
            line = input(("hotline> " if not waiting else "    ...> ") if sys.stdin.isatty() else "")
        except (EOFError, KeyboardInterrupt):
            break
        if not waiting and line.strip() in (".quit", ".exit", "exit", "quit"):
            break
        waiting += line + "\n"
        if waiting.rstrip().endswith(";"):
            _answer_or_say(connection, waiting, form)
            waiting = ""
    if waiting.strip():
        _answer_or_say(connection, waiting, form)


def _answer_or_say(connection: duckdb.DuckDBPyConnection, query: str, form: str) -> None:
    try:
        answer(connection, query, form, sys.stdout)
    except HotlineError as error:
        print(error, file=sys.stderr)


def _text(value: object) -> str:
    """A value as it is printed: empty for NULL, ISO for dates and times, true and false for flags."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


def _rows(result: duckdb.DuckDBPyConnection) -> list[Row]:
    return result.fetchall() if result.description else []


def _write_csv(names: list[str], result: duckdb.DuckDBPyConnection, out: TextIO) -> None:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    while rows := result.fetchmany(10_000):
        writer.writerows([_text(value) for value in row] for row in rows)


def _write_json(names: list[str], result: duckdb.DuckDBPyConnection, out: TextIO) -> None:
    def plain(value: object) -> object:
        return value if value is None or isinstance(value, bool | int | float | str) else _text(value)

    records = [{name: plain(value) for name, value in zip(names, row, strict=True)} for row in _rows(result)]
    json.dump(records, out, ensure_ascii=False, indent=1)
    out.write("\n")


def _write_table(names: list[str], result: duckdb.DuckDBPyConnection, out: TextIO) -> None:
    rows = _rows(result)
    lines = [names, *[[_text(value).replace("\n", " ") for value in row] for row in rows]]
    # A Chinese character takes two cells of a terminal.
    widths = [max(cell_len(line[i]) for line in lines) for i in range(len(names))]
    numeric = [all(isinstance(row[i], int | float) or row[i] is None for row in rows) for i in range(len(names))]
    for line in lines:
        cells = []
        for text, width, right in zip(line, widths, numeric, strict=True):
            padding = " " * (width - cell_len(text))
            cells.append(padding + text if right else text + padding)
        out.write("  ".join(cells).rstrip() + "\n")


FORMATS = {"table": _write_table, "csv": _write_csv, "json": _write_json}
