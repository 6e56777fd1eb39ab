"""The only reader of the environment: where the data folder is, which language, how many snapshots stay."""

import os
from pathlib import Path

from hotline.paths import PROJECT, DataFolder


def data_folder(chosen: Path | None = None) -> DataFolder:
    """The data folder: `--data-dir`, else HOTLINE_DATA_DIR, else `data/` of the project."""
    root = chosen or os.environ.get("HOTLINE_DATA_DIR") or PROJECT / "data"
    return DataFolder(Path(root).expanduser().absolute())


def language() -> str:
    """`zh` (default) or `en`, from HOTLINE_LANGUAGE."""
    return "en" if os.environ.get("HOTLINE_LANGUAGE", "zh").lower().startswith("en") else "zh"


def snapshots_kept() -> int:
    """How many published snapshots stay on disc, from HOTLINE_SNAPSHOTS_KEPT (default 5, at least 1)."""
    return max(1, int(os.environ.get("HOTLINE_SNAPSHOTS_KEPT", "5")))


def memory_limit() -> str:
    """The memory DuckDB may take, from HOTLINE_MEMORY_LIMIT (default 5GB); beyond it, it works on disc."""
    return os.environ.get("HOTLINE_MEMORY_LIMIT", "5GB")


def export_to_pages(folder: DataFolder) -> None:
    """Tells the pages, which Streamlit runs without arguments, where the data are."""
    os.environ["HOTLINE_DATA_DIR"] = str(folder.root)


def export_to_dbt(folder: DataFolder) -> None:
    """Tells dbt's profiles.yml, which can only read the environment, where the warehouse is."""
    os.environ["HOTLINE_WAREHOUSE"] = str(folder.built)
    os.environ["HOTLINE_SCRATCH"] = str(folder.scratch)
    os.environ["HOTLINE_MEMORY_LIMIT"] = memory_limit()
    os.environ["DBT_SEND_ANONYMOUS_USAGE_STATS"] = "false"
    os.environ["DO_NOT_TRACK"] = "1"
