"""Which feed takes a file: one whose pattern and header fit, else the contract's own layout."""

from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path, PurePath

from hotline import paths
from hotline.errors import HotlineError
from hotline.feeds.contract_layout import contract_feed, resembled
from hotline.feeds.feed import Feed
from hotline.feeds.header import Header, Peek
from hotline.feeds.loading import load_all
from hotline.readers.layout import Layout
from hotline.words import say


def choose(path: PurePath, peek: Peek, folder: Path = paths.FEEDS) -> Feed:
    """The feed of the file; HotlineError if none fits. `peek` reads the file's header under a layout."""
    named = [feed for feed in load_all(folder) if _bears(path, feed)]
    seen = [(feed, header) for feed in named for header in peek(feed.layout)]
    fitting = [
        (feed, len(header.names) - len(feed.unused(header))) for feed, header in seen if not feed.missing(header)
    ]
    if fitting:
        most = max(columns for _, columns in fitting)
        best = list(dict.fromkeys(feed.name for feed, columns in fitting if columns == most))
        if len(best) > 1:
            raise HotlineError(say("feeds.several_fit", file=path.name, feeds=", ".join(best)))
        # A further sheet of another layout would come out empty: the feed has to name the sheets it means.
        for feed, header in seen:
            if feed.name == best[0] and feed.missing(header):
                raise HotlineError(differs(path, feed, header))
        return next(feed for feed in named if feed.name == best[0])
    feed = contract_feed(path, peek)
    if feed is None:
        raise HotlineError(_nearest(path, seen, peek(Layout())))
    return feed


def _bears(path: PurePath, feed: Feed) -> bool:
    name = path.name.casefold()
    names = (name, name.removesuffix(".gz"), name.removesuffix(".zip"))
    return any(fnmatchcase(name, pattern.casefold()) for name in names for pattern in feed.files)


def _nearest(path: PurePath, seen: list[tuple[Feed, Header]], headers: Sequence[Header]) -> str:
    if not seen:
        table = next((table for header in headers if (table := resembled(header))), None)
        return say("feeds.misnamed" if table else "feeds.none_fits", file=path.name, table=table and table.name)
    return differs(path, *min(seen, key=lambda pair: len(pair[0].missing(pair[1]))))


def differs(path: PurePath, feed: Feed, header: Header) -> str:
    """The sentence for a header that lacks columns of the feed."""
    return say(
        "feeds.header_differs" if header.sheet is None else "feeds.sheet_differs",
        file=path.name,
        sheet=header.sheet,
        feed=feed.name,
        missing=", ".join(feed.missing(header)),
        found=", ".join(header.names[:12]),
    )
