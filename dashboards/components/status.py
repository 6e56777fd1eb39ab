"""How a figure stands: against last year, against its target; a sign and a word, never colour alone."""

import html

from dashboards import formats
from dashboards.components.definition import target_of
from dashboards.data import Row
from dashboards.words import Words


def short_change(indicator: Row, figures: Row, words: Words) -> str:
    """The change on last year as a sign and an amount, in points for a ratio, else in percent; empty if unknown."""
    in_points = indicator.kind == "ratio"
    amount = figures.yoy_points if in_points else figures.yoy_percent
    if amount is None:
        return ""
    shown = formats.exact(abs(amount), 2 if in_points else 1)
    if float(shown.replace(",", "")) == 0:
        return "="
    return f"{'↑' if amount > 0 else '↓'} {shown}{words('status.points') if in_points else '%'}"


def change(indicator: Row, words: Words) -> str:
    """The change on last year as HTML, and whether it is for the better."""
    short = short_change(indicator, indicator, words)
    if not short:
        return f'<p class="change">{html.escape(words("status.no_last_year"))}</p>'
    if short == "=":
        return f'<p class="change"><b>=</b> {html.escape(words("status.unchanged"))}</p>'
    on = html.escape(words("status.on_last_year"))
    return (
        f'<p class="change"><span class="on">{on}</span> <b>{html.escape(short)}</b>'
        f"{_judged(indicator, short.startswith('↑'), words)}</p>"
    )


def is_better(indicator: Row, *, is_up: bool) -> bool | None:
    """Whether a rise or a fall is for the better; None where neither is."""
    if indicator.better not in ("higher", "lower"):
        return None
    return is_up == (indicator.better == "higher")


def _judged(indicator: Row, is_up: bool, words: Words) -> str:
    better = is_better(indicator, is_up=is_up)
    if better is None:
        return ""
    word = "better" if better else "worse"
    return f' <span class="{word}">{html.escape(words(f"status.{word}"))}</span>'


def target(indicator: Row, words: Words) -> str:
    """Whether the target is met, as HTML; empty for a figure without a target."""
    if indicator.is_target_met is None:
        return ""
    state, sign = ("met", "✓") if indicator.is_target_met else ("missed", "!")
    return (
        f'<p class="target {state}"><i aria-hidden="true">{sign}</i>{html.escape(words(f"status.{state}"))}'
        f"<small>{html.escape(words('status.target', target=target_of(indicator, words)))}</small></p>"
    )
