"""Which feed takes a file: one whose pattern and header fit, else the contract's own layout."""

from pathlib import PurePath

from hotline.errors import HotlineError
from hotline.feeds.contract_layout import contract_feed
from hotline.feeds.feed import Feed
from hotline.feeds.header import Peek
from hotline.words import say


def choose(path: PurePath, peek: Peek) -> Feed:
    """The feed of the file; HotlineError if none fits. `peek` reads the file's header under a layout."""
    feed = contract_feed(path, peek)
    if feed is None:
        raise HotlineError(say("feeds.none_fits", file=path.name))
    return feed
