"""From a sender's layout to contract tables: `choose` finds a file's feed, `Feed.convert` applies it."""

from hotline.feeds.choosing import choose
from hotline.feeds.feed import Feed
from hotline.feeds.rule import Rule

__all__ = ["Feed", "Rule", "choose"]
