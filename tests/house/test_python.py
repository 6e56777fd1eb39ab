"""Python keeps the house: one door to DuckDB, one to the environment; pages hold no SQL, charts no Streamlit."""

import ast
import re
from pathlib import Path

from hotline.paths import DASHBOARDS, PACKAGE, PROJECT


def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def _imports(file: Path) -> set[str]:
    found = set()
    for node in ast.walk(_tree(file)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def _uses(file: Path, owner: str, *names: str) -> bool:
    return any(
        isinstance(node, ast.Attribute)
        and node.attr in names
        and isinstance(node.value, ast.Name)
        and node.value.id == owner
        for node in ast.walk(_tree(file))
    )


def test_one_sentence_opens_every_module(python_files: list[Path]) -> None:
    wrong = [
        str(file.relative_to(PROJECT))
        for file in python_files
        if file.read_text(encoding="utf-8").strip() and not ast.get_docstring(_tree(file))
    ]
    assert not wrong


def test_only_warehouse_opens_duckdb(python_files: list[Path]) -> None:
    assert [file.name for file in python_files if _uses(file, "duckdb", "connect")] == ["warehouse.py"]


def test_only_settings_reads_the_environment(python_files: list[Path]) -> None:
    assert [file.name for file in python_files if _uses(file, "os", "environ", "getenv")] == ["settings.py"]


def test_the_command_line_does_no_work() -> None:
    assert not _imports(PACKAGE / "cli.py") & {"duckdb", "pyarrow", "yaml", "json"}


def test_the_product_does_not_import_its_pages() -> None:
    assert not [f.name for f in PACKAGE.rglob("*.py") if any(name.startswith("dashboards") for name in _imports(f))]


def test_pages_hold_no_sql() -> None:
    sql = re.compile(r"\bselect\b.+\bfrom\b", re.IGNORECASE | re.DOTALL)
    for folder in ("pages", "components", "charts"):
        for file in (DASHBOARDS / folder).glob("*.py"):
            strings = [node.value for node in ast.walk(_tree(file)) if isinstance(node, ast.Constant)]
            assert not [text for text in strings if isinstance(text, str) and sql.search(text)], file.name


def test_charts_and_queries_know_no_streamlit() -> None:
    for folder in ("charts", "queries"):
        for file in (DASHBOARDS / folder).glob("*.py"):
            assert not [name for name in _imports(file) if name.split(".")[0] == "streamlit"], file.name


def test_pages_take_nothing_from_duckdb() -> None:
    assert not [file.name for file in (DASHBOARDS / "pages").glob("*.py") if "duckdb" in _imports(file)]
