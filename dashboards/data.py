"""The only query runner of the pages: answers from the current snapshot, each computed once for all readers."""

import re
from collections import namedtuple
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import duckdb
import streamlit as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from hotline import publish, settings
from hotline.paths import DASHBOARDS, MACROS

# Queries divide by the macro that the models divide by.
TEMPLATES = Environment(
    loader=FileSystemLoader([DASHBOARDS / "queries", MACROS]), undefined=StrictUndefined, autoescape=False
)

TEMPLATES.filters["literal"] = lambda value: "'" + str(value).replace("'", "''") + "'"

Row = Any
Rows = tuple[Row, ...]
# Names that become part of a query: one, none, or as many as it loops over.
Shape = str | None | tuple[Any, ...]


class SnapshotUnreadable(Exception):
    """The pointer names a snapshot whose files cannot be opened."""


@dataclass(frozen=True)
class Reader:
    """One snapshot, open for questions; a page asks one reader only, so its figures belong together."""

    id: str
    folder: str
    published_at: datetime
    gate: dict[str, Any]
    tables: frozenset[str]
    connection: duckdb.DuckDBPyConnection

    @property
    def quarantined(self) -> int:
        """How many rows the gate set aside, over all tables."""
        return sum(self.gate.get("quarantined", {}).values())

    def ask(self, query: str, *, shape: Mapping[str, Shape] | None = None, **parameters: object) -> Rows:
        """The rows of dashboards/queries/<query>.sql, with columns as attributes.

        Values go in as parameters; `shape` names the columns and tables of a query that takes several.
        """
        # Streamlit takes apart what tells one answer from another: a text takes it a third of the time.
        asked = repr((sorted((shape or {}).items()), sorted(parameters.items())))
        return _answer(self.folder, query, asked, shape or {}, parameters, self.connection)

    def has(self, *tables: str) -> bool:
        """Whether the snapshot holds these tables: a sender need not have everything."""
        return self.tables.issuperset(tables)


def current() -> Reader | None:
    """A reader of the current snapshot, or None before anything was published."""
    folder = settings.data_folder()
    # The snapshot named by the pointer may be dropped between the look and the opening: look again then.
    for _ in range(3):
        try:
            snapshot = publish.current(folder)
            return snapshot and _open(str(snapshot.folder), snapshot)
        except (FileNotFoundError, duckdb.IOException) as error:
            reason = error
    raise SnapshotUnreadable(str(reason))


# A few snapshots stay open, so that a page that started on the last one can finish on it; an older one closes
# when its last page lets go.
@st.cache_resource(max_entries=3, show_spinner=False)
def _open(folder: str, _snapshot: publish.Snapshot) -> Reader:
    # Many read at once: a thread more for each question would only take from the others.
    connection = publish.open_snapshot(_snapshot, threads=1)
    tables = connection.execute("select table_name from information_schema.tables").fetchall()
    return Reader(
        id=_snapshot.id,
        folder=folder,
        published_at=datetime.fromisoformat(_snapshot.manifest["published_at"]),
        gate=_snapshot.manifest["gate"],
        tables=frozenset(name for (name,) in tables),
        connection=connection,
    )


def shown(query: str, **values: object) -> str:
    """A query with its values written out, for a reader to run elsewhere; it is not run here."""
    return TEMPLATES.get_template(f"{query}.sql").render(values).strip()


# cache_resource, not cache_data: rows are immutable, so readers can share them without a copy each.
@st.cache_resource(max_entries=500, show_spinner=False)
def _answer(
    folder: str,
    query: str,
    asked: str,
    _shape: Mapping[str, Shape],
    _parameters: Mapping[str, object],
    _connection: duckdb.DuckDBPyConnection,
) -> Rows:
    assert all(_is_name(name) for name in _shape.values())
    text = TEMPLATES.get_template(f"{query}.sql").render(_shape)
    # A cursor each, since pages ask from many threads at once.
    with _connection.cursor() as cursor:
        found = cursor.execute(text, _parameters)
        row = _row(tuple(column[0] for column in found.description))
        return tuple(row._make(values) for values in found.fetchall())


@cache
def _row(columns: tuple[str, ...]) -> type:
    return namedtuple("Row", columns)


def _is_name(name: Shape) -> bool:
    """Names become part of the query, so nothing but a name may be one."""
    if isinstance(name, tuple):
        return all(_is_name(part) for part in name)
    return name is None or re.fullmatch("[a-z][a-z0-9_]*", name) is not None
