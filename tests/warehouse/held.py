"""What a warehouse holds, to be compared with what another one does."""

from hotline import warehouse
from hotline.paths import DataFolder


def marts(folder: DataFolder) -> dict[str, list[tuple]]:
    """Every row of every published table; sums of fractions in another order differ in their last digits."""
    held = {}
    with warehouse.connect_built(folder, read_only=True) as connection:
        tables = connection.execute(
            "select database_name, table_name, list(struct_pack(column_name, data_type) order by column_index) "
            "from duckdb_columns() where database_name in ('marts', 'detail', 'restricted') group by all"
        ).fetchall()
        for database, table, columns in tables:
            named = ", ".join(
                f"round({one['column_name']}, 9)" if one["data_type"] == "DOUBLE" else one["column_name"]
                for one in columns
            )
            held[f"{database}.{table}"] = connection.execute(
                f"select {named} from {database}.{table} order by all"
            ).fetchall()
    return held
