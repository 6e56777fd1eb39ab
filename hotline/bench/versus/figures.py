"""Whether a side's figures are those of a database: every value and the one a year before, none more, none less."""

from pathlib import Path

from hotline import warehouse
from hotline.bench.versus.models import INDICATORS, KEY, RESULT, SCOPES

RESULTS = {
    "duckdb": f"from found.main.{RESULT}",
    "postgres": "from read_csv('{work}/postgres.csv', header = true, types = "
    "{{'scope_code': 'varchar', 'value': 'double', 'value_last_year': 'double'}})",
    "pandas": "from '{work}/pandas.parquet'",
}
# Sums of parts of days come in another order: they differ in the sixteenth digit.
FAR = "({0} is null) != ({1} is null) or abs({0} - {1}) > 1e-9 * greatest(1, abs({0}))"


def differences(database: Path, work: Path, side: str) -> tuple[int, int]:
    """How many values the database has of what is compared, and how many of them or of the side's have no equal."""
    scopes = ", ".join(f"'{scope}'" for scope in SCOPES)
    wanted = f"indicator_id in (select indicator_id from '{work}/given/{INDICATORS}.parquet')"
    wanted += f" and scope_kind in ({scopes})"
    columns = [(f"expected.{name}", f"found.{name}") for name in ("value", "value_last_year")]
    far = " or ".join(f"coalesce({FAR.format(*pair)}, false)" for pair in columns)
    same = " and ".join(f"expected.{name} = cast(found.{name} as {_type(name)})" for name in KEY)
    with warehouse.connect() as connection:
        connection.execute(f"attach '{database}' as expected (read_only)")
        if side == "duckdb":
            connection.execute(f"attach '{work / 'duckdb.duckdb'}' as found (read_only)")
        return connection.execute(
            f"""
            with expected as (from expected.main.{RESULT} where {wanted}),
            found as ({RESULTS[side].format(work=work)} where {wanted})
            select
                count(expected.indicator_id),
                count(*) filter (where expected.indicator_id is null or found.indicator_id is null or {far})
            from expected
            full outer join found on {same}
            """
        ).fetchone()


def _type(name: str) -> str:
    return "date" if name == "period_start" else "varchar"
