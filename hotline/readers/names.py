"""Column names as the header has them, made usable: none empty, none twice, none that we use ourselves."""

from collections.abc import Iterable, Sequence

from hotline.feeds.header import plain
from hotline.readers.layout import Layout

OWN = ("_line", "_sheet", "_record", "_row_id", "_file_seq", "_extra")
ROWS_SEARCHED = 50
MOST_COLUMNS = 2_000  # more are no table; every statement over them would take minutes


def usable(header: Iterable[str]) -> tuple[str, ...]:
    """The names of a header row: an empty one becomes `column_7`, a repeated one gets `__2`."""
    names: list[str] = []
    # DuckDB's names do not know case.
    taken = {name.casefold() for name in OWN}
    for number, cell in enumerate(header, 1):
        base = name = cell.replace("\0", "").strip().strip("\ufeff") or f"column_{number}"
        copy = 1
        while name.casefold() in taken:
            copy += 1
            name = f"{base}__{copy}"
        taken.add(name.casefold())
        names.append(name)
    return tuple(names)


def header_index(rows: Sequence[Sequence[str]], layout: Layout) -> int | None:
    """Which of the first rows is the header: the one with most of the layout's names; None if none has several.

    Without names to look for it is the first row with several cells that differ.
    """
    if layout.header_row is not None:
        return layout.header_row - 1 if layout.header_row <= len(rows) else None
    known = {plain(name) for name in layout.header_names}
    if not known:
        texts = [[cell.strip() for cell in row if cell.strip()] for row in rows]
        return next((i for i, row in enumerate(texts) if len(row) > 1 and len(set(row)) == len(row)), None)
    matches = [len({plain(cell) for cell in row} & known) for row in rows]
    best = max(matches, default=0)
    return matches.index(best) if best >= min(2, len(known)) else None
