"""Values of typed formats as the text a person would have written in the contract's own CSV."""

import json
from datetime import datetime, timedelta
from decimal import Decimal
from math import isnan

import pyarrow as pa
import pyarrow.compute as pc

_LOCAL_TIME_AHEAD = timedelta(hours=8)  # Asia/Shanghai; no daylight saving since 1991


def text_of(value: object) -> str | None:
    """A cell's text: integers without `.0`, no powers of ten, flags as 1 and 0; None for an empty cell."""
    match value:
        case None:
            text = ""
        case bool():
            text = str(int(value))
        case float():
            text = "" if isnan(value) else format(Decimal(repr(value)), "f").removesuffix(".0")
        case datetime():
            # Excel counts in days: a full second may come a little short. (No year 10000.)
            rounded_up = value.microsecond >= 500_000 and value.year < 9999
            text = str(value.replace(microsecond=0, tzinfo=None) + timedelta(seconds=rounded_up))
        case timedelta():
            minutes, seconds = divmod(round(value.total_seconds()), 60)
            text = f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
        case list() | dict():
            text = json.dumps(value, ensure_ascii=False, default=str)
        case bytes():
            text = value.decode("utf-8", "backslashreplace")
        case _:
            text = str(value)
    return text or None


def texts_of(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """A Parquet column as text, empty text as null."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        return texts_of(column.cast(kind.value_type))
    if pa.types.is_integer(kind) or pa.types.is_date32(kind):
        return column.cast(pa.string())
    if pa.types.is_timestamp(kind):
        # Without its zone a time counts from the epoch in UTC.
        local = column.cast(pa.timestamp(kind.unit))
        if kind.tz:
            local = pc.add(local, pa.scalar(_LOCAL_TIME_AHEAD, pa.duration(kind.unit)))
        return pc.replace_substring_regex(local.cast(pa.string()), r"\.0+$", "")
    if pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind):
        texts = column.cast(pa.string())
        return pc.if_else(pc.equal(texts, ""), None, texts)
    return pa.chunked_array([[text_of(value) for value in column.to_pylist()]], pa.string())
