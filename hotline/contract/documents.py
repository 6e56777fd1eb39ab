"""The contract as text: Markdown to read, CSV to compare with."""

import csv
from io import StringIO

from hotline import contracts
from hotline.contracts import Column, Table
from hotline.words import say

CSV_HEADER = (
    "table",
    "column",
    "type",
    "required",
    "is_key",
    "codes",
    "references",
    "listed_in",
    "personal",
    "label_zh",
    "label_en",
    "description",
    "example",
)


def markdown() -> str:
    """A chapter a table, a line a column, and the code lists."""
    parts = [f"# {say('contract.title')}\n\n{say('contract.how').strip()}"]
    parts += [_chapter(table) for table in contracts.tables().values()]
    parts.append(f"## {say('contract.lists')}")
    parts += [_code_list(name) for name in _lists_in_use()]
    return "\n\n".join(parts) + "\n"


def comma_separated() -> str:
    """A line a column."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(CSV_HEADER)
    for table in contracts.tables().values():
        writer.writerows(_record(table, column) for column in table.columns)
    return text.getvalue()


def _chapter(table: Table) -> str:
    heads = ("column", "label", "type_heading", "required", "codes", "meaning", "example_heading")
    names = [say(f"contract.{head}") for head in heads]
    lines = [
        f"## {table.name} {table.label_zh} {table.label_en}",
        "",
        f"{table.description} · {say('contract.key')}: {', '.join(f'`{name}`' for name in table.key)}",
        "",
        f"| {' | '.join(names)} |",
        f"|{'---|' * len(names)}",
    ]
    for column in table.columns:
        cells = (
            f"`{column.name}`",
            f"{column.label_zh} {column.label_en}",
            say(f"contract.types.{column.type}"),
            "●" if column.required else "",
            column.codes or "",
            column.description,
            column.example,
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _code_list(name: str) -> str:
    codes = [f"`{code}` {chinese} {english}" for code, (chinese, english) in contracts.codes(name).items()]
    return f"**{name}**: {' · '.join(codes)}"


def _lists_in_use() -> list[str]:
    used = (column.codes for table in contracts.tables().values() for column in table.columns)
    return list(dict.fromkeys(name for name in used if name))


def _record(table: Table, column: Column) -> tuple[object, ...]:
    return (
        table.name,
        column.name,
        column.type,
        int(column.required),
        int(column.name in table.key),
        column.codes or "",
        column.references or "",
        column.listed_in or "",
        column.personal,
        column.label_zh,
        column.label_en,
        column.description,
        column.example,
    )
