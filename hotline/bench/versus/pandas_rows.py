"""The pandas side reads the senders' files: by Arrow's parser, codes as categories, times as seconds or NaN."""

from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import csv

from hotline import contracts

DAY = 86_400
TYPES = {"integer": pa.float64(), "timestamp": pa.timestamp("s"), "flag": pa.bool_()}
# What nearly every row has of its own; all other texts are codes.
KEYS = {"ticket_id", "event_id", "callback_id", "invitation_id", "call_id", "requester_phone", "requester_id_number"}

Numbers = np.ndarray


def read(inbox: Path, table: str, columns: str) -> pd.DataFrame:
    """All files of a table of the contract, only the columns named."""
    wanted = {name: _type(table, name) for name in columns.split()}
    options = csv.ConvertOptions(
        include_columns=list(wanted),
        column_types=wanted,
        null_values=[""],
        strings_can_be_null=True,
        timestamp_parsers=["%Y-%m-%d %H:%M:%S"],
    )
    read_options = csv.ReadOptions(block_size=16 << 20)
    parse = csv.ParseOptions(newlines_in_values=True)
    files = [
        csv.read_csv(file, read_options=read_options, parse_options=parse, convert_options=options)
        for file in sorted(inbox.rglob(f"{table}_*.csv"))
    ]
    rows = pa.concat_tables(files).unify_dictionaries().to_pandas(self_destruct=True)
    for name in rows.columns:
        if pd.api.types.is_datetime64_any_dtype(rows[name]):
            rows[name] = seconds(rows[name])
    return rows


def _type(table: str, name: str) -> pa.DataType:
    text = pa.string() if name in KEYS else pa.dictionary(pa.int32(), pa.string())
    return TYPES.get(contracts.tables()[table].column(name).type, text)


def seconds(times: pd.Series) -> Numbers:
    """Seconds since 1970, NaN where there is no time."""
    whole = times.to_numpy("datetime64[s]").astype("int64").astype("float64")
    return np.where(times.isna(), np.nan, whole)


def flag(column: pd.Series, *, otherwise: bool) -> Numbers:
    """A column of flags without gaps."""
    return column.fillna(otherwise).to_numpy(bool)


def looked_up(codes: pd.Series, listed: pd.Series, *, otherwise: object = None) -> Numbers:
    """What a list says of each code."""
    return (
        codes.astype(object).map(listed).fillna(otherwise).to_numpy()
        if otherwise is not None
        else (codes.cat.categories.map(listed).to_numpy()[codes.cat.codes])
    )


def places(ids: pd.Series, of: pd.Index) -> Numbers:
    """At which place of `of` each id stands; -1 where nowhere."""
    return of.get_indexer(ids)


def first_by(group: Numbers, values: Numbers, where: Numbers, size: int) -> Numbers:
    """The first value of each group, rows taken in their order; NaN for a group that has none."""
    found = np.full(size, np.nan)
    rows = np.flatnonzero(where)[::-1]
    found[group[rows]] = values[rows]
    return found
