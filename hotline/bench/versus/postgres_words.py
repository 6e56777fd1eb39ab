"""The same SQL in PostgreSQL's words: the few that it lacks, each put as its users would."""

import re

# DuckDB's functions that need no more than a name here; a function of one expression is taken into the query.
FUNCTIONS = """
create function date_diff(text, timestamp, timestamp) returns bigint language sql immutable
    as 'select cast(extract(epoch from $3) - extract(epoch from $2) as bigint)';
create function to_seconds(double precision) returns interval language sql immutable
    as 'select $1 * interval ''1 second''';
create function to_months(integer) returns interval language sql immutable
    as 'select $1 * interval ''1 month''';
create function isodow(date) returns integer language sql immutable
    as 'select cast(extract(isodow from $1) as integer)';
create function last_filled_step(anyelement, anyelement) returns anyelement language sql immutable strict
    as 'select $2';
create aggregate last_filled(anyelement) (sfunc = last_filled_step, stype = anyelement);
"""
MIN_BY = """
create function min_by_step({kind}[], {kind}, integer) returns {kind}[] language sql immutable
    as 'select case when cast($1[1] as integer) <= $3 then $1 else array[cast($3 as {kind}), $2] end';
create function min_by_end({kind}[]) returns {kind} language sql immutable as 'select $1[2]';
create aggregate min_by({kind}, integer) (sfunc = min_by_step, stype = {kind}[], finalfunc = min_by_end);
"""
FUNCTIONS += "".join(MIN_BY.format(kind=kind) for kind in ("double precision", "text"))
WORDS = (
    (re.compile(r"last_value\((.*?) ignore nulls\)", re.DOTALL), r"last_filled(\1)"),
    (re.compile(r"\(epoch_ms\(([\w.]+)\) // 1000\) % 86400"), r"cast(extract(epoch from cast(\1 as time)) as integer)"),
    (re.compile(r"\bas double\)"), "as double precision)"),
)
_UNPIVOT = re.compile(r"\bunpivot \(amount for measure in \(([^)]*)\)\)")
_STEPS = re.compile(r"\bselect\b|\bfrom\b|[(),]")
_COUNTS = re.compile(r"\b(count|sum|max|min|bool_and|string_agg|min_by)\s*\(")


def in_postgres(sql: str) -> str:
    """A model's SQL as PostgreSQL reads it."""
    sql = _grouped_by_place(re.sub(r"--[^\n]*", "", sql))
    for pattern, word in WORDS:
        sql = pattern.sub(word, sql)
    return _UNPIVOT.sub(_as_values, sql)


def _as_values(found: re.Match[str]) -> str:
    measures = [name.strip() for name in found[1].split(",")]
    pairs = ", ".join(f"('{name}', {name})" for name in measures)
    return f"cross join lateral (values {pairs}) as long (measure, amount) where amount is not null"


def _grouped_by_place(sql: str) -> str:
    """`group by all` as the places of what is no aggregate."""
    while (at := sql.find("group by all")) >= 0:
        columns = enumerate(_select_list(sql[:at]), 1)
        places = ", ".join(str(place) for place, column in columns if not _COUNTS.search(column))
        sql = f"{sql[:at]}group by {places}{sql[at + len('group by all') :]}"
    return sql


def _select_list(before: str) -> list[str]:
    """The columns of the query that `before` breaks off in: of each open parenthesis, where they begin and end."""
    open_lists: list[list[int]] = [[]]
    for found in _STEPS.finditer(before):
        edges, step = open_lists[-1], found[0]
        if step == "(":
            open_lists.append([])
        elif step == ")":
            open_lists.pop()
        elif step == "select":
            open_lists[-1] = [found.end()]
        elif edges and edges[-1] >= 0 and step in (",", "from"):
            # a negative edge says that the list is at its end
            edges += [found.end()] if step == "," else [-found.start()]
    *starts, end = open_lists[-1]
    return [before[start : stop - 1] for start, stop in zip(starts, [*starts[1:], 1 - end], strict=True)]
