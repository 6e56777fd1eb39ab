"""What a sender is called on the pages."""

from dashboards.components.frame import View
from hotline import contracts


def name_of(view: View, feed: str) -> str:
    """A feed by its name; files in contract layout, which need none, by the tables they fill."""
    if not feed.startswith(contracts.IN_CONTRACT_LAYOUT):
        return feed
    tables = contracts.tables()
    filled = feed.removeprefix(contracts.IN_CONTRACT_LAYOUT).split("+")
    labels = [view.words.pick(tables[table], "label") if table in tables else table for table in filled]
    return view.words("quality.contract_layout", tables=view.words.join(labels))
