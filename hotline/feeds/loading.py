"""Feeds from their YAML files, checked against the contract; docs/feeds.md describes every key."""

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from hotline import contracts, paths
from hotline.feeds import dates
from hotline.feeds.expressions import Expression, Source
from hotline.feeds.feed import Feed
from hotline.feeds.node import Node, read
from hotline.feeds.parsing import Parser, code_map, date_formats
from hotline.feeds.rule import Rule
from hotline.readers.layout import Layout

FORMATS = ("csv", "tsv", "xlsx", "xls", "parquet", "jsonl")
ENCODINGS = ("auto", "utf-8", "utf-8-sig", "gb18030")
_LAYOUT = ("format", "encoding", "delimiter", "header_row", "sheets")
_KEYS = ("description", "files", "header", *_LAYOUT, "dates", "codes", "tables")


@cache
def load_all(folder: Path = paths.FEEDS) -> tuple[Feed, ...]:
    """Every feed of the folder, by name."""
    return tuple(load(path) for path in sorted(folder.glob("*.yml")))


def load(path: Path) -> Feed:
    """One feed; HotlineError names file, key and what was expected."""
    root = read(path)
    parts = dict(root.items(_KEYS))
    for key in ("files", "tables"):
        if key not in parts:
            root.wrong("key", key=key)
    parser = Parser(
        codes={name: code_map(node) for name, node in parts["codes"].items()} if "codes" in parts else {},
        dates=date_formats(parts["dates"]) if "dates" in parts else dates.DEFAULT,
    )
    rules = tuple(_rules(parts["tables"], parser))
    # Where every rule keeps distinct rows only, a line that repeats another would be accounted for nowhere.
    if all(rule.once for rule in rules):
        parts["tables"].wrong("rule_per_line")
    signature = tuple(Source(node.texts()) for node in parts["header"].each()) if "header" in parts else ()
    return Feed(
        name=path.stem,
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        layout=_layout(parts, rules, signature),
        rules=rules,
        files=parts["files"].texts(),
        signature=signature,
    )


def _rules(node: Node, parser: Parser) -> Iterator[Rule]:
    for table, entries in node.items(tuple(contracts.tables())):
        for entry in entries.each():
            given = dict(entry.items(("columns", "when", "sheets", "once")))
            if "columns" not in given:
                entry.wrong("key", key="columns")
            yield Rule(
                table=table,
                columns=_columns(table, given["columns"], parser),
                sheets=given["sheets"].texts() if "sheets" in given else (),
                when=parser.conditions(given["when"]) if "when" in given else (),
                once="once" in given and given["once"].flag(),
            )


def _columns(table: str, node: Node, parser: Parser) -> dict[str, Expression]:
    contract = contracts.tables()[table]
    given = dict(node.items(tuple(column.name for column in contract.columns)))
    missing = [name for name in contract.required if name not in given]
    if missing:
        node.wrong("required", table=table, missing=", ".join(missing))
    return {name: parser.column(entry, contract.column(name)) for name, entry in given.items()}


def _layout(parts: dict[str, Node], rules: tuple[Rule, ...], signature: tuple[Source, ...]) -> Layout:
    read_by_rules = [source for rule in rules for source in rule.sources()]
    return Layout(
        format=parts["format"].choice(FORMATS) if "format" in parts else None,
        encoding=parts["encoding"].choice(ENCODINGS) if "encoding" in parts else "auto",
        delimiter=_delimiter(parts["delimiter"]) if "delimiter" in parts else None,
        header_row=_header_row(parts["header_row"]) if "header_row" in parts else None,
        sheets=parts["sheets"].texts() if "sheets" in parts else (),
        header_names=frozenset(name for source in [*read_by_rules, *signature] for name in source.names),
    )


def _delimiter(node: Node) -> str:
    delimiter = {"tab": "\t", "\\t": "\t"}.get(node.text(), node.text())
    if len(delimiter) != 1:
        node.wrong("delimiter")
    return delimiter


def _header_row(node: Node) -> int | None:
    if node.value == "auto":
        return None
    if not node.text().isdecimal() or int(node.value) < 1:
        node.wrong("header_row")
    return int(node.value)
