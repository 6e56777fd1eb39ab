"""What an indicator means, one tap away from its figure."""

import html

import streamlit as st

from dashboards import formats
from dashboards.data import Row
from dashboards.words import Words


def name_of(indicator: Row, words: Words) -> str:
    """The indicator's name in the reader's language."""
    return words.pick(indicator, "name")


def meaning_of(indicator: Row, words: Words) -> str:
    """What the indicator counts, in the reader's language."""
    return str(indicator.definition if words.language == "zh" else indicator.definition_en)


def target_of(indicator: Row, words: Words) -> str:
    """The target with the side of it that is good, or a dash."""
    if indicator.target_value is None:
        return formats.EMPTY
    side = "≤" if indicator.better == "lower" else "≥"
    return f"{side} {value_of(indicator, words, indicator.target_value)}"


def value_of(indicator: Row, words: Words, value: float | None) -> str:
    """A value written as the indicator's catalogue line says, without its unit."""
    return formats.figure(value, indicator.unit, indicator.decimals, indicator.rounding, words)


def unit_of(indicator: Row, words: Words) -> str:
    """The word behind a value; a percent sign is part of the value itself."""
    return "" if indicator.unit == formats.PERCENT else words.of("units", indicator.unit)


def with_unit(indicator: Row, words: Words) -> str:
    """The indicator's value and unit, or its text where that is what arrives."""
    if indicator.value is None:
        return indicator.value_text or formats.EMPTY
    value = value_of(indicator, words, indicator.value)
    unit = unit_of(indicator, words)
    return f"{value} {unit}" if unit and words.language == "en" else f"{value}{unit}"


def facts_of(indicator: Row, words: Words) -> str:
    """Definition, formula in words, source and target as an HTML list."""
    formula = indicator.numerator
    if indicator.denominator:
        formula = f"{indicator.numerator} ÷ {indicator.denominator}"
    facts = [
        (words("definition.meaning"), meaning_of(indicator, words)),
        (words("definition.formula"), formula),
        (words("definition.source"), indicator.source or formats.EMPTY),
        (words("definition.target"), target_of(indicator, words)),
        (words("definition.id"), indicator.indicator_id),
    ]
    listed = "".join(f"<dt>{html.escape(name)}</dt><dd>{html.escape(str(fact))}</dd>" for name, fact in facts)
    return f'<dl class="facts">{listed}</dl>'


def show(indicator: Row, words: Words, place: str) -> None:
    """A small button that opens the definition; `place` tells two buttons of one indicator apart."""
    with st.popover(words("definition.button"), type="tertiary", key=f"about-{place}-{indicator.indicator_id}"):
        st.html(f'<h4 class="about">{html.escape(name_of(indicator, words))}</h4>{facts_of(indicator, words)}')
