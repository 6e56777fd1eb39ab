"""Relations that the figures of a report must keep, declared in expectations/published/*.yml."""

from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

from hotline import yml
from hotline.errors import HotlineError
from hotline.paths import EXPECTATIONS
from hotline.words import say

RELATIONS = EXPECTATIONS / "published"
SEVERITIES = ("error", "warn")
LANGUAGES = ("zh", "en")

# Each kind's own fields; `?` marks those that may be left out.
KINDS = {
    "sum": ("of", "parts", "scope_kind?", "judge?", "each?"),
    "total": ("of", "part?", "scope_kind", "complete?", "each?"),
    "whole": ("parts", "each?"),
    "ratio": ("of", "over", "under", "each?"),
    "share": ("of", "over", "under", "scope_kind", "each?"),
    "mean": ("of", "means", "weights", "each?"),
    "max": ("of", "parts"),
    "base": (),
    "change": (),
    "growth": ("of", "series"),
    "equal": (),
    "one_area": (),
    "at_most": ("of", "limit", "each?"),
    "covers": ("of", "years?", "parts"),
    "descending": ("of", "scope_kind", "each?"),
    "opposed": ("of", "to"),
    "together": ("of", "with", "scope_kind"),
    "one_indicator": (),
    "headings": (),
    "items": ("of",),
    "warehouse": (),
}
INDICATORS = {"of", "parts", "part", "over", "under", "means", "weights", "series", "limit", "to", "with"}
COMMON = {"id", "kind", "severity", "why"}


@dataclass(frozen=True)
class Relation:
    """One relation; `fields` are those of its kind, lists of indicator ids among them."""

    id: str
    kind: str
    severity: str
    why: dict[str, str]
    fields: dict[str, Any] = field(default_factory=dict, hash=False)

    def ids(self, name: str) -> list[str]:
        """The indicators that a field names, whether one or several."""
        named = self.fields.get(name, [])
        return [named] if isinstance(named, str) else list(named)

    def get(self, name: str) -> Any:  # noqa: ANN401 (a YAML value can be anything)
        """A field as declared; None if it is left out."""
        return self.fields.get(name)


def relations(known: set[str], folder: Path = RELATIONS) -> list[Relation]:
    """Every declared relation; HotlineError names the entry that cannot be right. `known` are the indicators."""
    found: list[Relation] = []
    for path in sorted(folder.glob("*.yml")):
        try:
            entries = yml.read(path) or []
        except yaml.YAMLError as error:
            raise HotlineError(say("reconcile.not_yaml", file=path.name, problem=error)) from error
        for number, entry in enumerate(entries, start=1):
            for one in _for_each_suffix(entry):
                problem = _problem(one, known)
                if problem:
                    raise HotlineError(
                        say("reconcile.relation_invalid", file=path.name, number=number, problem=problem)
                    )
                rest = {name: value for name, value in one.items() if name not in COMMON}
                found.append(Relation(one["id"], one["kind"], one.get("severity", "error"), one["why"], rest))
    return found


def _for_each_suffix(entry: Any) -> list[Any]:  # noqa: ANN401
    if not isinstance(entry, dict) or not isinstance(entry.get("each"), list):
        return [entry]
    return [_with_suffix(entry, suffix) for suffix in entry["each"]]


def _with_suffix(entry: dict[str, Any], suffix: str) -> dict[str, Any]:
    """The entry with each `*` in its indicators replaced."""
    replaced = dict(entry)
    for name in INDICATORS & entry.keys():
        value = entry[name]
        replaced[name] = (
            [item.replace("*", suffix) for item in value] if isinstance(value, list) else value.replace("*", suffix)
        )
    return replaced


def _problem(entry: Any, known: set[str]) -> str | None:  # noqa: ANN401
    if not isinstance(entry, dict):
        return say("reconcile.expected.entry")
    if entry.get("kind") not in KINDS:
        return say("reconcile.expected.kind", found=entry.get("kind"), known=" ".join(KINDS))
    own = KINDS[entry["kind"]]
    required = {"id", "kind", "why"} | {name for name in own if not name.endswith("?")}
    missing = required - entry.keys()
    unknown = entry.keys() - required - COMMON - {name.rstrip("?") for name in own}
    if missing or unknown:
        return say("reconcile.expected.fields", missing=", ".join(sorted(missing)), unknown=", ".join(sorted(unknown)))
    if entry.get("severity", "error") not in SEVERITIES:
        return say("reconcile.expected.severity", found=entry["severity"], known=" ".join(SEVERITIES))
    if not isinstance(entry["why"], dict) or set(entry["why"]) != set(LANGUAGES):
        return say("reconcile.expected.both_languages")
    return _unknown_indicator(entry, known)


def _unknown_indicator(entry: dict[str, Any], known: set[str]) -> str | None:
    for name in sorted(INDICATORS & entry.keys()):
        for indicator in [entry[name]] if isinstance(entry[name], str) else entry[name]:
            if indicator not in known:
                near = ", ".join(get_close_matches(indicator, known)) or "—"
                return say("reconcile.expected.indicator", field=name, found=indicator, near=near)
    return None
