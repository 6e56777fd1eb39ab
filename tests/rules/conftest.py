"""What the tests of the gate share."""

import pytest

from hotline.paths import DataFolder


@pytest.fixture
def data_folder(tmp_path) -> DataFolder:
    return DataFolder(tmp_path / "data")
