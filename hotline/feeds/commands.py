"""What the verbs of `hotline feeds` do."""

import re
from pathlib import Path

from hotline import paths
from hotline.errors import HotlineError
from hotline.feeds.draft import draft
from hotline.feeds.feed import Feed
from hotline.feeds.loading import load_all
from hotline.words import say


def write_draft(file: Path, name: str | None, table: str | None) -> str:
    """Writes feeds/<name>.yml (default: the file's name without numbers) and says what to do next."""
    chosen = name or _name(file)
    if not re.fullmatch(r"[\w-]+", chosen):
        raise HotlineError(say("feeds.bad_name", name=chosen))
    target = paths.FEEDS / f"{chosen}.yml"
    if target.exists():
        raise HotlineError(say("feeds.exists", name=chosen))
    text = draft(file, table)
    paths.FEEDS.mkdir(exist_ok=True)
    target.write_text(text, encoding="utf-8")
    return say("feeds.drafted", name=chosen, file=file.name)


def named(name: str) -> Feed:
    """The feed of this name; HotlineError lists the names there are."""
    feeds = {feed.name: feed for feed in load_all(paths.FEEDS)}
    if name not in feeds:
        raise HotlineError(say("feeds.unknown_feed", name=name, known=", ".join(feeds)))
    return feeds[name]


def _name(file: Path) -> str:
    return re.sub(r"([\W_]+\d*)+", "_", file.name.partition(".")[0]).strip("_") or "feed"
