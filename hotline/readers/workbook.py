"""xlsx and xls: every sheet that has a header, cells as text, line = sheet row."""

import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from hotline.errors import HotlineError
from hotline.feeds.header import Header
from hotline.readers.batch import Batch
from hotline.readers.layout import Layout
from hotline.readers.names import ROWS_SEARCHED, header_index, usable
from hotline.readers.rows import batch_of_rows
from hotline.readers.typed import text_of
from hotline.readers.xls_process import XlsBook, XlsSheet
from hotline.words import say

_ROWS = 20_000
_MOST_CELLS = 1 << 26  # calamine holds a sheet's used range whole, at some 36 bytes a cell
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_CELL = re.compile(rb'<(?:\w+:)?c\b[^<>]*?\br="([A-Z]{1,3})([0-9]{1,7})"')


class Workbook:
    """An Excel workbook; `format` is xlsx or xls."""

    encoding = None

    def __init__(self, path: Path, name: str) -> None:
        self.unread: Sequence[str] = ()
        self._name = name
        self._size = path.stat().st_size
        with path.open("rb") as file:
            self.format = "xlsx" if file.read(2) == b"PK" else "xls"
        if self.format == "xls" and _ENCRYPTED in path.read_bytes():
            raise HotlineError(say("land.password", file=name))
        self._loaded: CalamineSheet | XlsSheet | None = None
        with self._broken_is_told():
            if self.format == "xlsx":
                self._refuse_far_cells(path)
            self._book = XlsBook(path) if self.format == "xls" else CalamineWorkbook.from_filelike(path.open("rb"))

    def headers(self, layout: Layout) -> list[Header]:
        """The header of every sheet that has one."""
        if not layout.allows("xlsx", "xls"):
            return []
        with self._broken_is_told():
            found = [(sheet.name, self._header(sheet, layout)) for sheet in self._sheets(layout)]
        return [header.usable(name) for name, header in found if header]

    def read(self, layout: Layout) -> Iterator[Batch]:
        """The rows of every sheet that has a header, sheet by sheet; HotlineError if none has."""
        unread = set(self._book.sheet_names)
        with self._broken_is_told():
            for sheet in self._sheets(layout):
                header = self._header(sheet, layout)
                if header:
                    unread.remove(sheet.name)
                    yield from self._rows(sheet, header)
            if len(unread) == len(self._book.sheet_names):
                raise HotlineError(say("land.no_header", file=self._name))
            self.unread = [name for name in self._book.sheet_names if name in unread and self._sheet(name).height]

    def _sheets(self, layout: Layout) -> Iterator[CalamineSheet | XlsSheet]:
        missing = [name for name in layout.sheets if name not in self._book.sheet_names]
        if missing:
            known = ", ".join(self._book.sheet_names)
            raise HotlineError(say("land.no_sheet", file=self._name, sheet=missing[0], known=known))
        for name in layout.sheets or self._book.sheet_names:
            yield self._sheet(name)

    def _sheet(self, name: str) -> CalamineSheet | XlsSheet:
        # Loading a sheet is most of the work; most workbooks have one that is asked for its header, then read.
        if self._loaded is None or self._loaded.name != name:
            self._loaded = self._book.get_sheet_by_name(name)
        return self._loaded

    def _header(self, sheet: CalamineSheet | XlsSheet, layout: Layout) -> "_SheetHeader | None":
        rows = [_texts(row) for row in islice(sheet.iter_rows(), ROWS_SEARCHED)]
        index = header_index(rows, layout)
        return None if index is None else _SheetHeader(tuple(rows[index]), index + 1)

    def _rows(self, sheet: CalamineSheet | XlsSheet, header: "_SheetHeader") -> Iterator[Batch]:
        names = header.usable(sheet.name).names
        rows = sheet.iter_rows()
        number = sum(1 for _ in islice(rows, header.row))
        while batch := list(islice(rows, _ROWS)):
            columns = [_column(values) for values in zip(*batch, strict=True)]
            numbers = np.arange(number + 1, number + 1 + len(batch))
            number += len(batch)
            found = batch_of_rows(pa.table(columns, names=list(names)), numbers, header.texts, sheet.name)
            yield Batch(found.table, found.rejects, self._size * number // max(sheet.height, number))

    def _refuse_far_cells(self, path: Path) -> None:
        """A cell left behind at XFD1048576 would make calamine ask for 550 GB."""
        with zipfile.ZipFile(path) as package:
            for part in package.namelist():
                if re.fullmatch(r"xl/worksheets/[^/]+\.xml", part) and _used_cells(package, part) > _MOST_CELLS:
                    raise HotlineError(say("land.far_cells", file=self._name))

    @contextmanager
    def _broken_is_told(self) -> Iterator[None]:
        try:
            yield
        except PasswordError:
            raise HotlineError(say("land.password", file=self._name)) from None
        except (CalamineError, OSError, zipfile.BadZipFile, zlib.error, NotImplementedError) as error:
            raise HotlineError(say("land.broken", file=self._name, format="Excel", reason=error)) from None
        except BaseException as error:
            # What calamine did not foresee ends in a Rust panic, which is no Exception.
            if type(error).__name__ != "PanicException":
                raise
            raise HotlineError(say("land.broken", file=self._name, format="Excel", reason=error)) from None


@dataclass(frozen=True)
class _SheetHeader:
    texts: tuple[str, ...]
    row: int

    def usable(self, sheet: str) -> Header:
        return Header(usable(self.texts), sheet)


def _used_cells(package: zipfile.ZipFile, part: str) -> int:
    last_row = last_column = 0
    with package.open(part) as file:
        tail = b""
        while piece := file.read(1 << 20):
            for column, row in _CELL.findall(tail + piece):
                last_row = max(last_row, int(row))
                last_column = max(last_column, _column_number(column))
            tail = piece[-200:]
    return last_row * last_column


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _texts(row: Sequence[Any]) -> list[str]:
    return [text_of(value) or "" for value in row]


def _column(values: Sequence[Any]) -> pa.Array:
    # A time at midnight comes as a date; among others with a time it is shown like them.
    if any(isinstance(value, datetime) for value in values):
        values = [
            datetime(value.year, value.month, value.day)
            if isinstance(value, date) and not isinstance(value, datetime)
            else value
            for value in values
        ]
    return pa.array([text_of(value) for value in values], pa.string())
