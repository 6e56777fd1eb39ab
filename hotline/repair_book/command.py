"""`hotline repair-book`: reads what is broken, writes the workbook, says what is in it."""

from datetime import date
from pathlib import Path

import duckdb

from hotline import files, warehouse
from hotline.errors import HotlineError
from hotline.paths import DataFolder
from hotline.repair_book.broken import Broken, broken_rules, senders
from hotline.repair_book.workbook import render
from hotline.words import say

# It holds what people told the hotline: for the sender's own eyes.
_OWNER_ONLY = 0o600


def write(folder: DataFolder, feed: str | None, since: date | None, out: Path | None) -> str:
    """Writes the book of one sender, or without `feed` a masked one of all; says where and how much is in it.

    It is read from the working database, since no snapshot holds rows as they were received.
    """
    if not folder.build_database.exists():
        raise HotlineError(say("repair.nothing_built", folder=folder.root))
    try:
        with warehouse.connect(folder.build_database, read_only=True, scratch=folder.scratch) as connection:
            known = senders(connection)
            if feed is not None and feed not in known:
                raise HotlineError(say("repair.unknown_feed", feed=feed, known=", ".join(known)))
            found = broken_rules(connection, feed, since)
    except duckdb.CatalogException as error:
        raise HotlineError(say("repair.nothing_built", folder=folder.root)) from error
    except duckdb.IOException as error:
        raise HotlineError(say("repair.busy")) from error
    if not found:
        return say("repair.nothing_broken", feed=feed or say("repair.all_senders"))
    path = out or Path(f"{_name(feed, since)}.xlsx")
    files.replace(path, render(found, feed, since), _OWNER_ONLY)
    return _told(path, found)


def _name(feed: str | None, since: date | None) -> str:
    parts = ["repair", (feed or "all").replace(":", "-").replace("+", "-"), since.isoformat() if since else ""]
    return "-".join(filter(None, parts))


def _told(path: Path, found: list[Broken]) -> str:
    rows = sum(len(broken.rows) for broken in found)
    left_out = sum(broken.left_out for broken in found)
    told = say("repair.written", path=path, sheets=sum(bool(broken.rows) for broken in found), rows=rows)
    return f"{told} {say('repair.left_out', rows=left_out)}" if left_out else told
