"""`hotline feeds new`: a first draft of a feed, valid as it stands, that says what a person must look at."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from hotline import contracts
from hotline.errors import HotlineError
from hotline.feeds.header import plain
from hotline.feeds.hints import targets, words_of
from hotline.feeds.look import Look, look
from hotline.feeds.matching import Match, best_table, match_columns
from hotline.feeds.profile import Profile, profiles
from hotline.feeds.proposal import Columns, Proposal, map_of, own_rule
from hotline.feeds.proposal_wide import further_rules
from hotline.words import say

_MOST_CODES = 60


def draft(path: Path, table_name: str | None = None) -> str:
    """The text of a feed for files like `path`; `table_name` says which contract table, else the best fit."""
    seen = look(path)
    columns = profiles(seen.sample)
    if table_name is None:
        table, matches = best_table(columns)
    elif table_name in contracts.tables():
        table = contracts.tables()[table_name]
        matches = match_columns(columns, targets(table))
    else:
        raise HotlineError(say("feeds.unknown_table", table=table_name, known=", ".join(contracts.tables())))
    file = Columns(matches)
    rules = [own_rule(table, file), *(further_rules(file) if table.name == "tickets" else ())]
    lines = [
        *_head(seen, matches),
        *_code_maps(matches),
        *_tables(rules),
        *_unmatched(columns, matches),
    ]
    return "\n".join(lines) + "\n"


def _head(seen: Look, matches: Sequence[Match]) -> Iterator[str]:
    yield f"# {say('feeds.draft.read_me', file=seen.name)}"
    yield f"description: {flow(say('feeds.draft.description', file=seen.name))}"
    yield f"files: [{flow(_pattern(seen.name))}]"
    yield f"format: {seen.format}"
    if seen.encoding:
        yield f"encoding: {seen.encoding}"
    yield f"header_row: auto  # {say('feeds.draft.header_row', row=seen.header_row)}"
    if seen.sheet is not None:
        others = (
            f"  # {say('feeds.draft.other_sheets', sheets=', '.join(seen.other_sheets))}" if seen.other_sheets else ""
        )
        yield f"sheets: [{flow(seen.sheet)}]{others}"
    times = [match.profile for match in matches if match.target.kind in ("timestamp", "date")]
    formats = list(dict.fromkeys(word for profile in times for word in profile.formats()))
    if formats:
        yield f"dates: {flow(formats)}"


def _code_maps(matches: Sequence[Match]) -> Iterator[str]:
    """The sender's codes with the contract's beside them; those that no word is known for as a question."""
    maps: dict[str, dict[str, str | None]] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for match in matches:
        if name := map_of(match):
            words = words_of(match.target)
            for value, count in match.profile.values.most_common(_MOST_CODES):
                maps.setdefault(name, {})[value] = words.get(plain(value))
                counts[name, value] += count
    if maps:
        yield "codes:"
    for name, codes in maps.items():
        known = [(value, code) for value, code in codes.items() if code]
        yield f"  {name}:" if known else f"  {name}: {{}}"
        yield from (f"    {flow(value)}: {flow(code)}" for value, code in known)
        for value in (value for value, code in codes.items() if not code):
            yield f"    # {flow(value)}: ?  # {say('feeds.draft.which_code', rows=counts[name, value])}"


def _tables(drafted: Sequence[Proposal]) -> Iterator[str]:
    yield "tables:"
    for table in dict.fromkeys(proposal.table for proposal in drafted):
        yield f"  {table}:"
        for proposal in drafted:
            if proposal.table == table:
                lines = list(_rule(proposal))
                yield f"    - {lines[0]}"
                yield from (f"      {line}" for line in lines[1:])


def _rule(proposal: Proposal) -> Iterator[str]:
    if proposal.once:
        yield "once: true"
    if proposal.filled:
        yield f"when: {flow({'filled': list(proposal.filled)})}"
    yield "columns:"
    for column, entry in proposal.columns.items():
        remark = proposal.remarks.get(column)
        beside = f"  # {say(f'feeds.draft.{remark}')}" if remark else ""
        yield f"  {column}: {flow(entry)}{beside}"


def _unmatched(columns: Sequence[Profile], matches: Sequence[Match]) -> Iterator[str]:
    matched = {match.profile.name for match in matches}
    left = [profile for profile in columns if profile.name not in matched]
    if left:
        yield f"# {say('feeds.draft.unmatched')}"
    for profile in left:
        percent = round(100 * profile.filled / profile.rows)
        yield f"#   {flow(profile.name)}  {say('feeds.draft.filled', percent=percent)}"


def flow(value: object) -> str:
    """A value as YAML on one line."""
    text = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, width=10**6, sort_keys=False)
    return text.removesuffix("...\n").strip()


def _pattern(name: str) -> str:
    """The file's name with its numbers and dates open: `工单_2024-05.xlsx` stands for every month's."""
    stem, dot, suffix = name.partition(".")
    return re.sub(r"(?<![A-Za-z0-9])[_\-. (（]*\d[\d_\-. ()（）年月日至]*", "*", stem) + dot + suffix
