"""The rules that the contract's declarations imply: nothing that is said there is said again in expectations/."""

from collections.abc import Iterator, Sequence

from hotline import contracts
from hotline.contracts import Column, Table
from hotline.gate.rule import Lookup, Rule

# The first day of the calendar of working days: nothing can be measured before it.
CALENDAR_BEGINS = "2004-01-01"

SOURCE = "原始数据契约第 1 版 / raw contract, version 1"
OWNERS = {
    "ticket": "工单系统 / ticket system",
    "call": "话务系统 / call system",
    "special": "专线系统 / systems of the special lines",
    "governance": "数据管理员 / data steward",
    "sharing": "共享登记员 / sharing registrar",
}


def implied_rules(table: Table, known: Sequence[Lookup]) -> Iterator[Rule]:
    """Required, readable, in its code list, within the calendar, in the list it is taken from, not an orphan.

    `known`: the lookups of other rules, of which one may already tell whether a row's parent is there.
    """
    for column in table.columns:
        if column.required:
            yield _missing(table, column)
        if column.type not in ("text", "code"):
            yield _unreadable(table, column)
        if column.codes:
            yield _unknown_code(table, column, column.codes)
        if column.type == "timestamp":
            yield _before_calendar(table, column)
        if column.listed_in:
            yield _unlisted(table, column, column.listed_in, known)
        if column.references:
            yield _orphan(table, column, column.references, known)


def _missing(table: Table, column: Column) -> Rule:
    return _rule(
        table,
        column,
        "missing",
        dimension="completeness",
        severity="quarantine",
        wrong=(f"{column.label_zh}为空", f"{column.label_en} is empty"),
        remedy=("补填后重报", "Fill it in and send the row again"),
        predicate=f"this.{column.name} is null and not coalesce({_is_unreadable(column)}, false)",
    )


def _unreadable(table: Table, column: Column) -> Rule:
    expected = {
        "integer": ("整数", "a whole number"),
        "decimal": ("数字", "a number"),
        "timestamp": ("时间 YYYY-MM-DD HH:MM:SS", "a time YYYY-MM-DD HH:MM:SS"),
        "date": ("日期 YYYY-MM-DD", "a date YYYY-MM-DD"),
        "flag": ("1 或 0", "1 or 0"),
    }[column.type]
    return _rule(
        table,
        column,
        "unreadable",
        dimension="validity",
        severity="quarantine",
        wrong=(f"{column.label_zh}无法识别", f"{column.label_en} cannot be read"),
        remedy=(f"改为{expected[0]}后重报", f"Write {expected[1]} and send the row again"),
        predicate=_is_unreadable(column),
    )


def _unknown_code(table: Table, column: Column, list_name: str) -> Rule:
    known = list(contracts.codes(list_name))
    if column.is_list:
        one = f"({'|'.join(known)})"
        predicate = f"not regexp_full_match(this.{column.name}, ' *{one} *(; *{one} *)*')"
    else:
        predicate = f"this.{column.name} not in ({', '.join(repr(code) for code in known)})"
    listed = ", ".join(known)
    return _rule(
        table,
        column,
        "unknown_code",
        dimension="validity",
        severity="quarantine",
        wrong=(f"{column.label_zh}的代码不在代码表中", f"{column.label_en} is not a code of its list"),
        remedy=(f"改用代码表中的代码后重报：{listed}", f"Use a code of the list and send the row again: {listed}"),
        predicate=predicate,
    )


def _before_calendar(table: Table, column: Column) -> Rule:
    return _rule(
        table,
        column,
        "before_calendar",
        dimension="validity",
        severity="quarantine",
        wrong=(
            f"{column.label_zh}早于 {CALENDAR_BEGINS}，不在工作日历内",
            f"{column.label_en} lies before {CALENDAR_BEGINS}, outside the working calendar",
        ),
        remedy=("核对时间后重报", "Check the time and send the row again"),
        predicate=f"this.{column.name} < timestamp '{CALENDAR_BEGINS}'",
    )


def _unlisted(table: Table, column: Column, pointer: str, known: Sequence[Lookup]) -> Rule:
    parent, name = pointer.split(".")
    label = contracts.tables()[parent]
    predicate, lookups = _not_among(table, column, (parent, name), known)
    return _rule(
        table,
        column,
        "unlisted",
        dimension="consistency",
        severity="warn",
        wrong=(f"{column.label_zh}不在{label.label_zh}表中", f"{column.label_en} is not in the list {parent}"),
        remedy=(
            f"改正代码，或在{label.label_zh}表中补上该代码",
            f"Correct the code, or add it to the list {parent}",
        ),
        predicate=predicate,
        lookups=lookups,
    )


def _orphan(table: Table, column: Column, pointer: str, known: Sequence[Lookup]) -> Rule:
    """Quarantined only where the reference is required: a row that may stand alone is still of use."""
    parent, name = pointer.split(".")
    label = contracts.tables()[parent].label_zh
    predicate, lookups = _not_among(table, column, (parent, name), known)
    return _rule(
        table,
        column,
        "orphan",
        dimension="consistency",
        severity="quarantine" if column.required else "warn",
        wrong=(
            f"{column.label_zh}对应的{label}不存在或未通过校验",
            f"{column.label_en} names no row of {parent} that came in",
        ),
        remedy=(
            f"补报或改正对应的{label}，或改正{column.label_zh}",
            f"Send or repair the row of {parent}, or correct {column.name}",
        ),
        predicate=predicate,
        lookups=lookups,
    )


def _not_among(
    table: Table, column: Column, pointer: tuple[str, str], known: Sequence[Lookup]
) -> tuple[str, tuple[Lookup, ...]]:
    """The predicate, and the lookup that it goes by, where one tells of the parent's rows already."""
    parent, name = pointer
    # of its own table all rows are there while they are judged
    sources = (f"{{kept.{parent}}}", *([f"{{staged.{parent}}}"] if parent == table.name else []))
    joined = tuple(one for one in known if one.source in sources and one.by == {f"this.{column.name}": name})
    missing = (
        f"{joined[0].name}.{name} is null"
        if joined
        else f"not exists (select 1 from {sources[0]} as parent where parent.{name} = this.{column.name})"
    )
    return f"this.{column.name} is not null and {missing}", joined


def _is_unreadable(column: Column) -> str:
    return f"contains(',' || this._unreadable || ',', ',{column.name},')"


def _rule(
    table: Table,
    column: Column,
    kind: str,
    *,
    dimension: str,
    severity: str,
    wrong: tuple[str, str],
    remedy: tuple[str, str],
    predicate: str,
    lookups: tuple[Lookup, ...] = (),
) -> Rule:
    return Rule(
        id=f"{table.name}_{column.name}_{kind}",
        table=table.name,
        dimension=dimension,
        severity=severity,
        source=SOURCE,
        owner=OWNERS[table.system],
        wrong_zh=wrong[0],
        wrong_en=wrong[1],
        remedy_zh=remedy[0],
        remedy_en=remedy[1],
        predicate=predicate,
        lookups=lookups,
    )
