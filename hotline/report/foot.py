"""The foot of a report: what it stands on, how it is printed, and the definition of every figure."""

from collections.abc import Iterator

from hotline import settings
from hotline.report.figures import Figures
from hotline.report.layout import Layout
from hotline.words import say


def heading() -> str:
    """The heading over the foot."""
    return say("report.foot.heading")


def lines(layout: Layout, figures: Figures, percentages: str | None, snapshot: str) -> Iterator[str]:
    """One sentence each."""
    yield say("report.foot.source", snapshot=snapshot, area=figures.area, name=figures.area_name, year=figures.year)
    yield say("report.foot.layout", layout=layout.name, document=layout.document)
    cut = [] if percentages else layout.cut_off({name for name, known in figures.catalogue.items() if known.is_cut})
    names = say("report.foot.and").join(figures.catalogue[name].name(settings.language()) for name in cut)
    yield say(f"report.foot.percentages.{'cut_off' if cut else percentages or 'round'}", names=names)
    yield say("report.foot.changes")
    yield say("report.foot.nothing")
    for indicator in layout.indicators():
        known = figures.catalogue.get(indicator)
        if known:
            zh = settings.language() == "zh"
            definition = known.definition if zh else known.definition_en
            yield say(
                "report.foot.definition", name=known.name(settings.language()), id=indicator, definition=definition
            )
