"""Which column of a file is which column of the contract: by name first, the values agreeing or objecting."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from hotline import contracts
from hotline.contracts import Table
from hotline.feeds.header import plain
from hotline.feeds.hints import Target, targets, words_of
from hotline.feeds.profile import Profile

ENOUGH = 0.6
_SURE = 0.95
_FEW = 60  # a column of codes has few different values


@dataclass(frozen=True)
class Match:
    """A column of the file and what it seems to be; `why` is name, likeness or values."""

    profile: Profile
    target: Target
    score: float
    why: str


def best_table(profiles: Sequence[Profile]) -> tuple[Table, list[Match]]:
    """The contract table that explains most of the file's columns, with its matches."""
    explained = [(table, match_columns(profiles, targets(table))) for table in contracts.tables().values()]
    return max(explained, key=lambda pair: _explained(*pair))


def match_columns(profiles: Sequence[Profile], wanted: Iterable[Target]) -> list[Match]:
    """The best pairs above the threshold, each column and each target once."""
    pairs = [match for target in wanted for profile in profiles if (match := _match(profile, target))]
    chosen: list[Match] = []
    for pair in sorted(pairs, key=lambda match: -match.score):
        if all(pair.target != other.target and pair.profile.name != other.profile.name for other in chosen):
            chosen.append(pair)
    return chosen


def _explained(table: Table, matches: list[Match]) -> tuple[float, float]:
    found = {match.target.column for match in matches}
    keys = sum(column in found for column in table.key if column in table.required)
    return sum(match.score for match in matches) + keys, -len(table.columns)


def _match(profile: Profile, target: Target) -> Match | None:
    likeness = max(_likeness(profile.name, name) - place / 1000 for place, name in enumerate(target.names))
    agreement = _agreement(profile, target, likeness)
    score = likeness + agreement if likeness else agreement
    if score < ENOUGH:
        return None
    return Match(profile, target, score, "name" if likeness >= _SURE else "likeness" if likeness else "values")


@lru_cache(1 << 16)
def _likeness(found: str, wanted: str) -> float:
    found, wanted = plain(found), plain(wanted)
    if found == wanted:
        return 1.0
    short, long = sorted((found, wanted), key=len)
    least = 4 if short.isascii() else 2
    if len(short) >= least and short in long:
        # `时间` within `受理时间` says little, `工单受理时间` around it much.
        fraction = len(short) / len(long)
        return 0.55 + 0.35 * fraction if short == wanted or fraction >= ENOUGH else 0.0
    if len(short) < 2 / 3 * len(long):
        return 0.0  # too different in length for what follows
    ratio = SequenceMatcher(None, found, wanted).ratio()
    return 0.75 * ratio if ratio >= 0.8 else 0.0


def _agreement(profile: Profile, target: Target, likeness: float) -> float:
    """What the values say: above 0 for, below 0 against."""
    if not profile.filled:
        return -0.1
    if target.kind in ("timestamp", "date") or profile.times(with_numbers=False) > 0.9:
        return _as_time(profile, target, likeness)
    if words := words_of(target):
        return _in_words(profile, words, likeness)
    return _by_shape(profile, target)


def _by_shape(profile: Profile, target: Target) -> float:
    match target.column:
        case "requester_phone":
            return 0.7 * profile.phones if profile.phones >= 0.8 else -0.2
        case "requester_id_number":
            return 0.7 * profile.id_numbers if profile.id_numbers >= 0.8 else -0.2
        case "city_code" | "district_code":
            # A name is no code: the draft makes one from it.
            return 0.1 if all(value.isdecimal() for value in profile.values) else -1.0
        case "longitude" | "latitude":
            return 0.0 if all(_is_number(value) for value in profile.values) else -1.0
        case "ticket_id" if target.table == "tickets":
            return 0.2 if profile.is_unique else -0.3
        case _:
            return 0.0


def _as_time(profile: Profile, target: Target, likeness: float) -> float:
    times = profile.times(with_numbers=likeness >= _SURE)
    if target.kind not in ("timestamp", "date") or times < 0.5:
        return -1.0
    return 0.2 if likeness and times >= 0.8 else 0.0


def _in_words(profile: Profile, words: dict[str, str], likeness: float) -> float:
    known = [value for value in profile.values if plain(value) in words]
    share = sum(profile.values[value] for value in known) / profile.filled
    if likeness:
        return 0.3 * share if len(profile.values) <= _FEW else -0.5
    # Without a name, yes and no could be anything.
    return 0.65 * share if len({words[plain(value)] for value in known}) >= 3 and share > _SURE else 0.0


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
