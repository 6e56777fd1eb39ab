"""The ways senders write dates and times, and the SQL that reads them."""

_TIMES = ("%H:%M:%S", "%H:%M:%S.%f", "%H:%M")
_CHINESE_TIMES = (*_TIMES, "%H时%M分%S秒", "%H时%M分", "%H点%M分")
_TWELVE_HOURS = ("%I:%M:%S %p", "%I:%M %p")


def _with(day: str, *times: str) -> tuple[str, ...]:
    return tuple(f"{day}{time}" for time in times)


# Each format in the shapes it is met in, for one column holds `2019/1/6`, `2019/1/6 9:05` and `2019/1/6 9:05:08`.
# What a value looks like (ILIKE) decides first: patterns that fail cost fifty times those that fit.
_SHAPES: dict[str, dict[str, tuple[str, ...]]] = {
    "iso": {
        "____-% %:%": _with("%Y-%m-%d ", *_TIMES),
        "____-%t%:%": _with("%Y-%m-%dT", *_TIMES),
        "____-%": ("%Y-%m-%d",),
    },
    "slash": {"____/% %:%": _with("%Y/%m/%d ", *_TIMES), "____/%": ("%Y/%m/%d",)},
    "dot": {"____.% %:%": _with("%Y.%m.%d ", *_TIMES), "____.%": ("%Y.%m.%d",)},
    "chinese": {
        "____年%日 %": _with("%Y年%m月%d日 ", *_CHINESE_TIMES),
        "____年%日_%": _with("%Y年%m月%d日", *_CHINESE_TIMES),
        "____年%日": ("%Y年%m月%d日",),
    },
    "us": {
        "%/____ %m": _with("%m/%d/%Y ", *_TWELVE_HOURS),
        "%/____ %": _with("%m/%d/%Y ", *_TIMES),
        "%/____": ("%m/%d/%Y",),
    },
    "compact": {"______________": ("%Y%m%d%H%M%S",), "________ %": _with("%Y%m%d ", *_TIMES), "________": ("%Y%m%d",)},
}

EXCEL = "excel"
NAMES = (*_SHAPES, EXCEL)
# Those that cannot be taken for one another; `us` and `compact` only where a feed says so.
DEFAULT = ("iso", "slash", "chinese", EXCEL)


def read_sql(value: str, formats: tuple[str, ...]) -> str:
    """The timestamp that `value` (SQL) says in the first of the formats that fits; null if none does.

    A format is one of NAMES, or a pattern such as `%d.%m.%Y %H:%M`.
    """
    return f"coalesce({', '.join(_reading(value, word) for word in formats)})"


def to_sql(value: str, formats: tuple[str, ...], is_day: bool) -> str:
    """`value` (SQL) as the contract writes times, or days; as received where no format fits."""
    pattern = "%Y-%m-%d" if is_day else "%Y-%m-%d %H:%M:%S"
    return f"coalesce(strftime({read_sql(value, formats)}, '{pattern}'), {value})"


def _reading(value: str, word: str) -> str:
    if word == EXCEL:
        # Days since 1899-12-30; only 1954 to 2119, so that a lone year or a count is not taken for a date.
        number = f"try_cast({value} as double)"
        return (
            f"case when {number} between 20000 and 80000 "
            f"then timestamp '1899-12-30' + to_seconds(round({number} * 86400)) end"
        )
    if word in _SHAPES:
        shapes = _SHAPES[word].items()
        arms = " ".join(f"when {value} ilike '{shape}' then {_strptime(value, *found)}" for shape, found in shapes)
        return f"case {arms} end"
    return _strptime(value, word)


def _strptime(value: str, *patterns: str) -> str:
    listed = ", ".join("'" + pattern.replace("'", "''") + "'" for pattern in patterns)
    return f"try_strptime({value}, [{listed}])"
