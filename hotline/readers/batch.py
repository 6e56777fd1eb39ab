"""What every reader yields: rows as text, and the lines it could not read."""

from dataclasses import dataclass, field

import pyarrow as pa


@dataclass(frozen=True)
class Reject:
    """A line that could not be read: where, why (a short code), and its text; bytes that are no text as `\\xNN`."""

    line: int
    sheet: str | None
    cause: str
    raw: str


@dataclass(frozen=True)
class Batch:
    """Rows under the header's names (text; empty = null) with `_line` and `_sheet`; `done`: bytes read so far."""

    table: pa.Table
    rejects: list[Reject] = field(default_factory=list)
    done: int = 0
