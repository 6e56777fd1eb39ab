"""The pages over a made-up city, each test with a data folder of its own."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from hotline.paths import DataFolder
from tests.dashboards.fixture import publish_city
from tests.dashboards.seen import open_page


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DataFolder:
    monkeypatch.setenv("HOTLINE_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("HOTLINE_LANGUAGE", raising=False)
    return DataFolder(tmp_path)


@pytest.fixture
def city(folder: DataFolder) -> DataFolder:
    publish_city(folder)
    return folder


@pytest.fixture
def opened() -> Callable[..., AppTest]:
    return open_page
