"""What users would take instead finds the same: the project's SQL in PostgreSQL, and a script in pandas."""

from pathlib import Path

import pytest

from hotline import warehouse
from hotline.bench.versus import figures, models, sides
from hotline.bench.versus.postgres_side import programs
from hotline.bench.versus.postgres_words import in_postgres
from hotline.synth.generate import synthesise

# The lists of the small city give way to those of the made-up one.
LISTS = {
    "stg_governance__units": "select * replace (valid_from::date as valid_from, valid_to::date as valid_to) "
    "from read_csv('{inbox}/units.csv', all_varchar = true)",
    "dim_scope_members": "select 'district' as scope_kind, district_code as scope_code, '' as member_version, "
    "district_code as member_code from read_csv('{inbox}/districts.csv', all_varchar = true) "
    "union select 'province', '320000', '', '320800' "
    "union select 'category', left(category_code, size), version, category_code "
    "from read_csv('{inbox}/categories.csv', all_varchar = true), unnest([2, 4, 6]) as sizes (size) "
    "where length(category_code) >= size",
}


@pytest.fixture(scope="module")
def work(built_city, tmp_path_factory) -> Path:
    """What the sides read, and what the project's own models find in it."""
    folder = tmp_path_factory.mktemp("versus")
    inbox = folder / "inbox"
    list(synthesise(inbox, "huaian", 0.0004, 5, years=(2023,)))
    models.prepare(built_city, folder)
    with warehouse.connect() as connection:
        for name, query in LISTS.items():
            file = folder / "given" / f"{name}.parquet"
            connection.execute(f"copy ({query.format(inbox=inbox)}) to '{file}'")
    sides.beside(folder, inbox, "duckdb")
    return folder


@pytest.mark.parametrize("side", ["pandas", pytest.param("postgres", marks=pytest.mark.prove)])
def test_another_side_finds_the_same_values(work, side):
    if side == "postgres" and not programs():
        pytest.skip(sides.NO_POSTGRES)
    sides.beside(work, work / "inbox", side)
    values, apart = figures.differences(work / "duckdb.duckdb", work, side)
    assert apart == 0
    assert values > 50_000


def test_a_figure_that_differs_or_is_missing_is_told(work):
    with warehouse.connect() as connection:
        connection.execute(f"attach '{work / 'duckdb.duckdb'}' as ours (read_only)")
        off = "case when row_number() over () = 7 then value + 1 else value end as value"
        rows = f"select * replace ({off}) from ours.main.{models.RESULT} where scope_code not in ('talent', 'HAA0001')"
        connection.execute(f"copy ({rows}) to '{work}/pandas.parquet'")
        missing = f"select count(*) from ours.main.{models.RESULT} where scope_code in ('talent', 'HAA0001')"
        (left_out,) = connection.execute(missing).fetchone()
    _, apart = figures.differences(work / "duckdb.duckdb", work, "pandas")
    assert apart > 1
    assert apart <= left_out + 1


def test_groups_and_unpivots_are_put_in_postgres_words():
    sql = "select a, date_trunc('month', b) as month, sum(c) as c from (select * from t) as t group by all"
    assert in_postgres(sql).endswith("group by 1, 2")
    assert "values ('c', c), ('d', d)" in in_postgres("select * from t unpivot (amount for measure in (c, d))")
