"""The pages over a made-up city, each test with a data folder of its own."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from hotline.paths import DASHBOARDS, DataFolder
from tests.dashboards.fixture import publish_city


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
    def open_page(page: str = "overview", **choices: str) -> AppTest:
        app = AppTest.from_file(str(DASHBOARDS / "app.py"), default_timeout=60)
        for key, value in choices.items():
            app.query_params[key] = value
        app.run()
        if page != "overview":
            # A switch of pages starts from a bare address.
            app.switch_page(f"pages/{page}.py")
            for key, value in choices.items():
                app.query_params[key] = value
            app.run()
        return app

    return open_page
