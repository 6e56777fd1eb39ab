"""Every figure of the printed reports, judged by print itself and by this warehouse."""

from typing import Any

import duckdb
import pyarrow as pa

from hotline.reconcile.table import judgements


def model(dbt: Any, session: duckdb.DuckDBPyConnection) -> pa.Table:  # noqa: ANN401 (dbt gives its class no name)
    """The table of hotline/reconcile, which reads the files that rpt_published_figures shows."""
    tables = {
        "fct_indicator_values": dbt.ref("fct_indicator_values"),
        "dim_units": dbt.ref("dim_units"),
        "dim_categories": dbt.ref("dim_categories"),
        "dim_districts": dbt.ref("dim_districts"),
    }
    return judgements(session, tables)
