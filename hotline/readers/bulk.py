"""Delimited text to tables: the scanned stretches parsed in bulk, what is no row set aside with its place."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from pyarrow import csv

from hotline.readers.batch import Batch, Reject
from hotline.readers.record import LIMIT, without_line_break
from hotline.readers.rows import blank_rows, rows_equal
from hotline.readers.scan import NOTHING, Scanned, Scanner
from hotline.readers.text import invalid_positions, readable

_CLOSER_LOOKS = 3
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Shape:
    """What every record of a file must look like; `names` are the columns' usable names, `header` as it stands."""

    delimiter: str
    names: tuple[str, ...]
    header: tuple[str, ...]


class Unclear(Exception):
    """The bulk parser does not see what the scan saw; `positions` are the places for a closer look."""

    def __init__(self, positions: np.ndarray) -> None:
        self.positions = positions


def parse(data: bytes, shape: Shape, first_line: int, final: bool) -> tuple[Batch, int, int]:
    """The rows and rejects of a piece of text that begins at a line's start, and the bytes and lines they take up."""
    scanner = Scanner(data, shape.delimiter.encode(), len(shape.names), final)
    whole_lines = len(data) if final else data.rfind(b"\n") + 1
    doubtful = invalid_positions(memoryview(data)[:whole_lines])
    for closer_look in range(_CLOSER_LOOKS + 1):
        if closer_look == _CLOSER_LOOKS:
            doubtful = scanner.line_starts(0, len(data))
        scanned = scanner.scan(doubtful)
        try:
            batch = _batch(data, shape, first_line, scanner, scanned)
        except Unclear as unclear:
            doubtful = np.union1d(doubtful, unclear.positions)
        else:
            return batch, scanned.consumed, scanner.breaks_before(scanned.consumed)
    raise AssertionError("a record that is quoted throughout was not understood")


def _batch(data: bytes, shape: Shape, first_line: int, scanner: Scanner, scanned: Scanned) -> Batch:
    starts, stops, breaks = (
        np.concatenate(places) if places else NOTHING for places in (scanned.starts, scanned.stops, scanned.breaks)
    )
    too_long = stops - starts > LIMIT
    if too_long.any():
        raise Unclear(starts[too_long])
    table, misfits = _parse_rows(scanned.parts, shape)
    if table.num_rows + len(misfits) != len(starts):
        raise Unclear(starts)
    over_lines = [number for number in misfits if b"\n" in data[starts[number] : stops[number] - 1]]
    if over_lines:
        raise Unclear(np.concatenate([scanner.line_starts(starts[number], stops[number]) for number in over_lines]))

    rejects = list(scanned.rejects) + [(int(starts[number]), int(stops[number]), "columns") for number in misfits]
    is_row = np.ones(len(starts), bool)
    is_row[misfits] = False
    places = np.flatnonzero(is_row)
    for cause, rows in (("blank", blank_rows(table)), ("header", rows_equal(table, shape.header))):
        rejects += [(int(starts[place]), int(stops[place]), cause) for place in places[rows]]
        is_row[places[rows]] = False
    if not is_row[places].all():
        table = table.filter(pa.array(is_row[places]))
        places = np.flatnonzero(is_row)
    table = table.append_column("_line", pa.array(breaks[places] + first_line, pa.int64()))
    table = table.append_column("_sheet", pa.nulls(len(places), pa.string()))
    described = [
        Reject(first_line + scanner.breaks_before(start), None, *_cause_and_text(data[start:stop], cause, shape))
        for start, stop, cause in sorted(rejects)
    ]
    return Batch(table, described)


def _parse_rows(parts: list[bytes | memoryview], shape: Shape) -> tuple[pa.Table, list[int]]:
    """The rows of well-formed text, and the numbers of the records that have another number of columns."""
    text = parts[0] if len(parts) == 1 else b"".join(parts)
    schema = pa.schema([(name, pa.string()) for name in shape.names])
    if not text:
        return schema.empty_table(), []
    if bytes(text[:3]) == _BOM:
        # The parser drops a byte order mark at the beginning; here it is text.
        text = _BOM + bytes(text)
    misfits: list[int] = []

    def skip(row: csv.InvalidRow) -> str:
        misfits.append(row.number - 1)
        return "skip"

    table = csv.read_csv(
        pa.BufferReader(pa.py_buffer(text)),
        csv.ReadOptions(use_threads=False, block_size=len(text) + 1, column_names=list(shape.names)),
        csv.ParseOptions(
            delimiter=shape.delimiter,
            newlines_in_values=True,
            ignore_empty_lines=False,
            invalid_row_handler=skip,
        ),
        csv.ConvertOptions(
            column_types=schema,
            check_utf8=False,  # the whole piece has been checked
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=True,
        ),
    )
    return table, misfits


def _cause_and_text(record: bytes, cause: str, shape: Shape) -> tuple[str, str]:
    text = readable(without_line_break(record[:LIMIT]))
    if cause in ("columns", "quote") and not text.replace(shape.delimiter, "").replace('"', "").strip():
        return "blank", text
    return cause, text
