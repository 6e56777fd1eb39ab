"""What the hotspot page asks: the requests of a topic in an area and period, by everything they are shown by."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from dashboards import counts
from dashboards.components.filters import Chosen
from dashboards.data import Reader, Row, Rows
from dashboards.days import day_last_year
from dashboards.formats import period_end
from dashboards.spans import Span, compared

# The indicator that each kind of request is counted by.
KINDS = {"all": "requests", "consult": "requests_consult", "other": "requests_other"}
IS_CONSULT = {"all": None, "consult": True, "other": False}
DEEPEST = 5
PLACES = 5


@dataclass(frozen=True)
class Topic:
    """A category and those above it, from the top; none of them when all categories are shown."""

    path: tuple[tuple[str, str], ...] = ()

    @property
    def level(self) -> int:
        """How deep it stands; 0 above the first level."""
        return len(self.path)

    @property
    def code(self) -> str:
        """Its code; empty for all."""
        return self.path[-1][0] if self.path else ""

    @property
    def name(self) -> str:
        """Its name; empty for all."""
        return self.path[-1][1] if self.path else ""


@dataclass(frozen=True)
class Hotspots:
    """The questions about one topic; every answer is of the same area, days, line, requesters and kind."""

    reader: Reader
    chosen: Chosen
    kind: str
    measures: Mapping[str, str]
    versions: tuple[str, ...]
    topic: Topic
    area: tuple[str, str]

    @classmethod
    def of(cls, reader: Reader, chosen: Chosen, kind: str, topic_code: str, catalogue: Mapping[str, Row]) -> "Hotspots":
        """The questions for what was chosen; a topic that is not in use counts as none."""
        measures = {name: catalogue[indicator].numerator for name, indicator in KINDS.items()}
        bare = cls(reader, chosen, kind, measures, (), Topic(), chosen.counted_area)
        every = {"every": measures["all"]}
        found = bare._ask("hotspot_versions", every, first_day=chosen.days.first, last_day=chosen.days.last)
        versions = tuple(row.category_version for row in found)
        rows = reader.ask("hotspot_topic", topic=topic_code, versions=versions) if topic_code else ()
        topic = Topic(_path(rows[0])) if rows else Topic()
        return cls(reader, chosen, kind, measures, versions, topic, chosen.counted_area)

    @cached_property
    def parts(self) -> tuple[Row | None, list[Row]]:
        """The whole, and the categories below the topic with what they are compared with; the undivided rest last.

        No whole where nobody asked, no parts where the topic is not divided.
        """
        if not self.versions:
            return None, []
        pieces, ends = counts.within(self.spans)
        level = f"level_{min(self.topic.level + 1, DEEPEST)}_code"
        levels = tuple(dict.fromkeys(name for name in (level, self._topic_level) if name))
        shape = {**self._shape, **pieces, "level": level, "levels": levels}
        rows = self._ask("hotspots", shape, **ends, **{**self._asked_topic, "versions": self.versions})
        is_divided = any(row.category_code not in ("", self.topic.code) for row in rows)
        return (rows[0] if rows else None), (list(rows[1:]) if is_divided else [])

    def places(self) -> Rows:
        """The topic by the places that the area is compared within."""
        chosen = self.chosen
        kind, parent = chosen.parts_kind, chosen.parts_parent
        # A district is shown beside its neighbours.
        area = ("city", parent) if self.area[0] == "district" and parent else self.area
        pieces, ends = counts.compared(chosen.days)
        more = {"parent_code": parent} if kind == "district" else {}
        shape = {**self._shape, **pieces, "places_kind": kind}
        return self._ask("hotspot_places", shape, area, **ends, **self._asked_topic, **more)

    def course(self, grain: str, first: date, last: date) -> Rows:
        """The topic's course by month, week or day, in whole weeks and months."""
        if grain == "week":
            first += timedelta(days=-first.weekday() % 7)
            last -= timedelta(days=last.weekday())
        elif grain == "month":
            last = last.replace(day=1)
        end, end_before = period_end(grain, last), period_end(grain, day_last_year(grain, last))
        spans = {"now": Span(first, end), "last_year": Span(day_last_year(grain, first), end_before)}
        pieces, ends = counts.within(spans, ("month",) if grain == "month" else ())
        shape = {**self._shape, **pieces, "grain": grain, "every": self.measures["all"]}
        days = {"first_day": first, "last_day": end}
        return self._ask("hotspot_course", shape, **days, **ends, **self.chosen.home, **self._asked_topic)

    def top(self) -> Rows:
        """The largest level-1 categories of each kind."""
        pieces, ends = counts.within({"now": self.spans["now"]})
        measures = {"consult": self.measures["consult"], "other": self.measures["other"], "total": self.measures["all"]}
        shape = {**measures, **pieces, "levels": ("level_1_code",)}
        return self._ask("hotspot_top", shape, **ends, versions=self.versions, places=PLACES)

    def tickets(self, page_size: int, page: int) -> Rows:
        """The masked tickets of one page, the newest first."""
        days = self.chosen.days
        return self._ask(
            "hotspot_tickets",
            self._shape,
            first_day=days.first,
            last_day=days.last,
            is_consult=IS_CONSULT[self.kind],
            page_size=page_size,
            skipped=page_size * (page - 1),
            **self._asked_topic,
        )

    @property
    def spans(self) -> dict[str, Span]:
        """The stretches of days that are set side by side."""
        return compared(self.chosen.days)

    @property
    def _topic_level(self) -> str | None:
        return f"level_{self.topic.level}_code" if self.topic.level else None

    @property
    def _shape(self) -> dict[str, object]:
        levels = (self._topic_level,) if self._topic_level else ()
        return {
            "measure": self.measures[self.kind],
            "topic_level": self._topic_level,
            "levels": levels,
            # Channels have as many requests as categories, in far fewer rows.
            "part_kind": "category" if levels else "channel",
        }

    @property
    def _asked_topic(self) -> dict[str, object]:
        return {"topic": self.topic.code, "versions": self.versions} if self.topic.level else {}

    def _ask(
        self,
        query: str,
        shape: Mapping[str, Any] | None = None,
        area: tuple[str, str] | None = None,
        **parameters: object,
    ) -> Rows:
        kind, code = area or self.area
        if kind != "all":
            parameters["area_code"] = code
        return self.reader.ask(
            query,
            shape={**(shape or {}), "area_kind": kind},
            line_code=self.chosen.line_code,
            requester_kind=self.chosen.requester_kind,
            **parameters,
        )


def _path(row: Row) -> tuple[tuple[str, str], ...]:
    levels = range(1, min(row.level, DEEPEST) + 1)
    return tuple((getattr(row, f"level_{level}_code"), getattr(row, f"level_{level}_name")) for level in levels)
