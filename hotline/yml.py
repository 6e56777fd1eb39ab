"""Reads the project's YAML, by the library in C where there is one: ten times as fast."""

from pathlib import Path
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(path: Path) -> Any:  # noqa: ANN401 (YAML can hold anything)
    """What a file says; yaml.YAMLError if it cannot be read."""
    return yaml.load(path.read_text(encoding="utf-8"), _LOADER)
