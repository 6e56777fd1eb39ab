"""The ways senders write dates and times, and the SQL that reads them."""

# Several patterns each, since one column holds `2019/1/6`, `2019/1/6 9:05` and `2019/1/6 9:05:08`.
_DAYS = {"iso": "%Y-%m-%d", "slash": "%Y/%m/%d", "dot": "%Y.%m.%d", "chinese": "%Y年%m月%d日", "us": "%m/%d/%Y"}
_TIMES = ["%H:%M:%S", "%H:%M:%S.%f", "%H:%M"]
_TWELVE_HOURS = ["%I:%M:%S %p", "%I:%M %p"]
_PATTERNS = {
    "iso": [f"{_DAYS['iso']}{mark}{time}" for mark in (" ", "T") for time in _TIMES],
    "slash": [f"{_DAYS['slash']} {time}" for time in _TIMES],
    "dot": [f"{_DAYS['dot']} {time}" for time in _TIMES],
    "chinese": [
        f"{_DAYS['chinese']}{mark}{time}"
        for mark in ("", " ")
        for time in [*_TIMES, "%H时%M分%S秒", "%H时%M分", "%H点%M分"]
    ],
    "us": [f"{_DAYS['us']} {time}" for time in [*_TWELVE_HOURS, *_TIMES]],
    "compact": ["%Y%m%d%H%M%S", "%Y%m%d %H:%M:%S", "%Y%m%d"],
}

EXCEL = "excel"
NAMES = (*_PATTERNS, EXCEL)
# Those that cannot be taken for one another; `us` and `compact` only where a feed says so.
DEFAULT = ("iso", "slash", "chinese", EXCEL)


def is_format(word: str) -> bool:
    """Whether a feed may name this format: a name of ours, or a pattern such as `%d.%m.%Y %H:%M`."""
    return word in NAMES or "%" in word


def read_sql(value: str, formats: tuple[str, ...]) -> str:
    """The timestamp that `value` (SQL) says in the first of the formats that fits; null if none does."""
    patterns = [pattern for word in formats if word != EXCEL for pattern in _patterns(word)]
    readings = []
    if patterns:
        listed = ", ".join("'" + pattern.replace("'", "''") + "'" for pattern in patterns)
        readings.append(f"try_strptime({value}, [{listed}])")
    if EXCEL in formats:
        # Days since 1899-12-30; only 1954 to 2119, so that a lone year or a count is not taken for a date.
        number = f"try_cast({value} as double)"
        readings.append(
            f"case when {number} between 20000 and 80000 "
            f"then timestamp '1899-12-30' + to_seconds(round({number} * 86400)) end"
        )
    return f"coalesce({', '.join(readings)})"


def to_sql(value: str, formats: tuple[str, ...], is_day: bool) -> str:
    """`value` (SQL) as the contract writes times, or days; as received where no format fits."""
    pattern = "%Y-%m-%d" if is_day else "%Y-%m-%d %H:%M:%S"
    return f"coalesce(strftime({read_sql(value, formats)}, '{pattern}'), {value})"


def _patterns(word: str) -> list[str]:
    return [*_PATTERNS[word], *([_DAYS[word]] if word in _DAYS else [])] if word in _PATTERNS else [word]
