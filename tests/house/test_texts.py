"""Words keep the house: both languages say the same things, nothing names a network, a machine or a registry."""

import re
from pathlib import Path

import pytest
import yaml

from hotline.paths import DASHBOARDS, PACKAGE, PROJECT


def _sentences(tree: object, path: str = "") -> dict[str, str]:
    if not isinstance(tree, dict):
        return {path: str(tree)}
    return {key: text for name, branch in tree.items() for key, text in _sentences(branch, f"{path}.{name}").items()}


def _load(file: Path) -> dict[str, str]:
    return _sentences(yaml.safe_load(file.read_text("utf-8")))


@pytest.mark.parametrize("folder", [PACKAGE / "text", DASHBOARDS / "text"], ids=["command", "dashboards"])
def test_both_languages_say_the_same_things(folder: Path) -> None:
    chinese, english = _load(folder / "zh.yml"), _load(folder / "en.yml")
    assert chinese.keys() == english.keys()
    places = re.compile(r"{(\w+)")
    assert not [key for key in chinese if set(places.findall(chinese[key])) != set(places.findall(english[key]))]


def test_every_sentence_the_code_asks_for_exists(python_files: list[Path]) -> None:
    known = _load(PACKAGE / "text" / "zh.yml").keys()
    asked = {
        f".{key}"
        for file in python_files
        if file.is_relative_to(PACKAGE)
        for key in re.findall(r"\bsay\(\s*\"([a-z_.]+)\"", file.read_text("utf-8"))
    }
    assert asked
    assert not asked - known


def test_nothing_names_a_machine_or_a_registry(tracked_texts: list[Path]) -> None:
    forbidden = re.compile(r"/work/|/tmp/|/root/|pythonhosted|pypi\.org|registry\.npmjs|deb\.debian")
    wrong = [
        f"{file.relative_to(PROJECT)}: {found.group()}"
        for file in tracked_texts
        if file != Path(__file__) and (found := forbidden.search(file.read_text("utf-8", errors="ignore")))
    ]
    assert not wrong


def test_the_readme_is_short_and_its_links_hold() -> None:
    for name in ("README.md", "README.zh-CN.md"):
        text = (PROJECT / name).read_text("utf-8")
        assert len(text.splitlines()) <= 80
        assert not [link for link in re.findall(r"\]\(([^)#:]+)\)", text) if not (PROJECT / link).exists()]
