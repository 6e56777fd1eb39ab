"""The project as dbt sees it: its manifest, parsed once, without any data."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from hotline import settings
from hotline.paths import PROJECT, DataFolder


@pytest.fixture(scope="session")
def manifest(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    from dbt.cli.main import dbtRunner

    folder = DataFolder(tmp_path_factory.mktemp("house"))
    folder.built.mkdir(parents=True)
    settings.export_to_dbt(folder)
    places = {"log-path": folder.dbt_output, "target-path": folder.dbt_output}
    places |= {"project-dir": PROJECT, "profiles-dir": PROJECT}
    parsed = dbtRunner().invoke(["parse", "--quiet", *(f"--{name}={path}" for name, path in places.items())])
    assert parsed.success, parsed.exception
    return json.loads((folder.dbt_output / "manifest.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def models(manifest: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {key: node for key, node in manifest["nodes"].items() if node["resource_type"] == "model"}


@pytest.fixture(scope="session")
def python_files() -> list[Path]:
    return [file for folder in ("hotline", "dashboards") for file in sorted((PROJECT / folder).rglob("*.py"))]


@pytest.fixture(scope="session")
def tracked_texts() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    files = [PROJECT / name for name in listed.stdout.split("\0") if name]
    return [file for file in files if file.is_file() and file.suffix not in {".png", ".xlsx", ".xls", ".parquet"}]
