"""The contract as staging models: what dbt's docs say of a column is written once, in the sources."""

from pathlib import Path

from hotline import contracts
from hotline.contracts import Column, Table
from hotline.paths import MODELS

ORIGIN = ("_row_id", "_file_seq", "_line", "_sheet", "_unreadable")

SQL = """with

{name} as (

    select * from {{{{ landed('{system}', '{name}') }}}}

),

superseded as (

    {{{{ superseded_rows('{system}', '{name}') }}}}

),

latest as (

    select
        {{{{ columns_read('{system}', '{name}') }}}}

    from {name}

    where not exists (
        select 1
        from superseded
        where superseded._row_id = {name}._row_id
    )

),

{staging} as (

    select
        {{{{ columns_typed('{system}', '{name}') }}}}

    from latest

)

select * from {staging}
"""


def write() -> list[Path]:
    """Writes every staging model's `.sql` and `.yml` anew from the contract; returns the files that changed."""
    written = []
    for table in contracts.tables().values():
        model = MODELS / "staging" / table.system / table.staging
        for path, text in ((model.with_suffix(".sql"), sql(table)), (model.with_suffix(".yml"), properties(table))):
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                path.write_text(text, encoding="utf-8")
                written.append(path)
    return written


def sql(table: Table) -> str:
    """The staging model of a table: its latest rows, typed."""
    return SQL.format(name=table.name, system=table.system, staging=table.staging)


def properties(table: Table) -> str:
    """The `.yml` of the staging model: every column in the contract's words, and the test of its key."""
    chinese, grain = table.description.split(" / ")
    lines = [
        "models:",
        f"  - name: {table.staging}",
        "    description: >",
        f"      {grain}, the latest that was received, trimmed and typed.",
        f"      {table.label_zh}：{chinese}。",
    ]
    if len(table.key) > 1:
        lines += [
            "    data_tests:",
            "      - unique_combination:",
            f"          arguments: {{ columns: [{', '.join(table.key)}] }}",
            f"          config: {{ where: {' is not null and '.join(table.key)} is not null }}",
        ]
    lines.append("    columns:")
    for column in table.columns:
        lines += _column(column, is_key=table.key == (column.name,))
    for name in (*ORIGIN, *(["_fingerprint"] if table.fingerprint else [])):
        lines += [f"      - name: {name}", f"        description: \"{{{{ doc('{name}') }}}}\""]
    return "\n".join(lines) + "\n"


def _column(column: Column, *, is_key: bool) -> list[str]:
    lines = [
        f"      - name: {column.name}",
        "        description: >",
        f"          {column.label_zh}：{column.description}",
    ]
    if is_key:
        lines.append("        data_tests: [unique]")
    return lines
