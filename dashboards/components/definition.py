"""What an indicator means, where that is written, and how to get its figure: one tap away from it."""

import html

import streamlit as st

from dashboards import counts, data, formats
from dashboards.components.filters import Chosen
from dashboards.data import Row
from dashboards.words import Words

# Where an area's counts stand by day, and which of the scopes they know; the first that carries a figure is shown.
AGGREGATES = {
    counts.TICKETS: ("province", "city", "district"),
    counts.CALLS: ("province", "city"),
}


def name_of(indicator: Row, words: Words) -> str:
    """The indicator's name in the reader's language."""
    return words.pick(indicator, "name")


def meaning_of(indicator: Row, words: Words) -> str:
    """What the indicator counts, in the reader's language: of a ratio, its formula in words."""
    return str(indicator.definition if words.language == "zh" else indicator.definition_en)


def target_of(indicator: Row, words: Words) -> str:
    """The target with the side of it that is good, or a dash."""
    if indicator.target_value is None:
        return formats.EMPTY
    side = "≤" if indicator.better == "lower" else "≥"
    return f"{side}{formats.tick(indicator.target_value, indicator.unit, words)}"


def value_of(indicator: Row, words: Words, value: float | None) -> str:
    """A value written as the indicator's catalogue line says, without its unit."""
    return formats.figure(value, indicator.unit, indicator.decimals, indicator.rounding, words)


def unit_of(indicator: Row, words: Words) -> str:
    """The word behind a value; a percent sign is part of the value itself."""
    return "" if indicator.unit == formats.PERCENT else words.of("measured_in", indicator.unit)


def with_unit(indicator: Row, words: Words) -> str:
    """The indicator's value and unit, or its text where that is what arrives."""
    if indicator.value is None:
        return indicator.value_text or formats.EMPTY
    value = value_of(indicator, words, indicator.value)
    unit = unit_of(indicator, words)
    return f"{value} {unit}" if unit and words.language == "en" else f"{value}{unit}"


def facts_of(indicator: Row, words: Words, chosen: Chosen | None) -> str:
    """Meaning, this figure's own numbers, source, target and SQL as an HTML list."""
    facts = [
        (words("definition.meaning"), html.escape(meaning_of(indicator, words))),
        (words("definition.formula"), html.escape(_formula(indicator, words))),
        (words("definition.source"), html.escape(indicator.source or formats.EMPTY)),
        (words("definition.target"), html.escape(target_of(indicator, words))),
        (words("definition.id"), f"<code>{html.escape(indicator.indicator_id)}</code>"),
    ]
    if chosen:
        facts.append((words("definition.sql"), f"<pre>{html.escape(sql_of(indicator, chosen))}</pre>"))
    listed = "".join(f"<dt>{html.escape(name)}</dt><dd>{fact}</dd>" for name, fact in facts)
    return f'<dl class="facts">{listed}</dl>'


def sql_of(indicator: Row, chosen: Chosen) -> str:
    """What to paste into `hotline sql` for the figure of this area and period."""
    kind = chosen.area.scope_kind
    aggregate = next(
        (table for table in AGGREGATES if kind in AGGREGATES[table] and counts.are_in(table, indicator)), ""
    )
    return data.shown(
        "shown_to_analysts",
        indicator_id=indicator.indicator_id,
        numerator=indicator.numerator,
        denominator=indicator.denominator,
        aggregate=aggregate,
        is_stored=chosen.has_values,
        scope_kind=chosen.area.scope_kind,
        scope_code=chosen.area.scope_code,
        period_kind=chosen.period_kind,
        first_of_period=chosen.period_start,
        first_day=chosen.days.first,
        last_day=chosen.days.last,
        line_code=chosen.line_code,
        requester_kind=chosen.requester_kind,
    )


def show(indicator: Row, words: Words, place: str, chosen: Chosen | None) -> None:
    """A small button that opens the definition; `place` tells two buttons of one indicator apart."""
    with st.popover(words("definition.button"), type="tertiary", key=f"about-{place}-{indicator.indicator_id}"):
        st.html(f'<h4 class="about">{html.escape(name_of(indicator, words))}</h4>{facts_of(indicator, words, chosen)}')


def _formula(indicator: Row, words: Words) -> str:
    """Counted from what; of a quotient, also the two numbers of this figure."""
    if not indicator.denominator:
        return str(indicator.numerator)
    names = f"{indicator.numerator} ÷ {indicator.denominator}"
    if indicator.numerator_value is None or not indicator.denominator_value:
        return names
    numbers = (formats.exact(indicator.numerator_value), formats.exact(indicator.denominator_value))
    return f"{names} = {numbers[0]} ÷ {numbers[1]} = {value_of(indicator, words, indicator.value)}"
