"""How a figure stands: against last year, against its target; a sign and a word, never colour alone."""

import html

from dashboards import formats
from dashboards.components.definition import target_of
from dashboards.data import Row
from dashboards.words import Words


def change(indicator: Row, words: Words) -> str:
    """The change on last year as HTML, in points for a ratio, in percent for all else."""
    in_points = indicator.kind == "ratio"
    amount = indicator.yoy_points if in_points else indicator.yoy_percent
    if amount is None:
        return f'<p class="change">{html.escape(words("status.no_last_year"))}</p>'
    shown = formats.exact(abs(amount), 2)
    if float(shown.replace(",", "")) == 0:
        return f'<p class="change"><b>=</b> {html.escape(words("status.unchanged"))}</p>'
    sign = "↑" if amount > 0 else "↓"
    unit = words("status.points") if in_points else "%"
    return (
        f'<p class="change">{html.escape(words("status.on_last_year"))} <b>{sign} {shown}{html.escape(unit)}</b>'
        f"{_judged(indicator, amount, words)}</p>"
    )


def _judged(indicator: Row, amount: float, words: Words) -> str:
    if indicator.better not in ("higher", "lower"):
        return ""
    word = "better" if (amount > 0) == (indicator.better == "higher") else "worse"
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
