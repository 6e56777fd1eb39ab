"""All judgements on the project's printed reports as one table, for the warehouse to keep: the only judge is this."""

from collections.abc import Mapping
from itertools import chain

import duckdb
import pyarrow as pa

from hotline.reconcile.command import judged
from hotline.reconcile.telling import told

NUMBERS = {"year": pa.int32(), "line": pa.int32()}


def judgements(connection: duckdb.DuckDBPyConnection, tables: Mapping[str, duckdb.DuckDBPyRelation]) -> pa.Table:
    """One row per printed value or change and what it was held against: `print`, or the `warehouse`.

    `tables` are those of the warehouse under the bare names that a snapshot gives them.
    """
    for name, rows in tables.items():
        connection.register(name, rows)
    _, by_print, by_warehouse = judged(snapshot=connection)
    for name in tables:
        connection.unregister(name)
    rows = [
        told(one) | {"held_against": against}
        for against, found in (("print", by_print), ("warehouse", by_warehouse))
        for one in found
    ]
    names = dict.fromkeys(chain.from_iterable(rows))
    return pa.table({name: pa.array([row[name] for row in rows], NUMBERS.get(name, pa.string())) for name in names})
