"""dbt's unit tests: each model's hard cases, worked out by hand beside the model."""

import pytest

from hotline.paths import DataFolder
from tests.warehouse.rebuilding import copy_of_databases


@pytest.fixture
def copy_of_city(built_city, tmp_path, monkeypatch) -> DataFolder:
    """The small city's working databases, for dbt to open; the environment tells it where."""
    copied = copy_of_databases(built_city, tmp_path)
    monkeypatch.setenv("HOTLINE_WAREHOUSE", str(copied.built))
    monkeypatch.setenv("HOTLINE_SCRATCH", str(copied.scratch))
    return copied


def test_models_make_of_worked_rows_what_the_hand_did(copy_of_city):
    # dbt takes ten seconds to import: only who runs this test pays for it.
    from dbt.cli.main import dbtRunner

    places = ["--project-dir=.", "--profiles-dir=.", f"--target-path={copy_of_city.dbt_output}"]
    logs = f"--log-path={copy_of_city.dbt_output / 'logs'}"

    result = dbtRunner().invoke(["--quiet", logs, "test", "--select", "test_type:unit", *places])

    assert result.success, [f"{run.node.name}: {run.message}" for run in result.result if str(run.status) != "pass"]
    assert len(result.result) >= 22
