"""Round numbers for the ticks of an axis, written as the figures on the page are."""

from math import floor, log10


def nice_ticks(low: float, high: float, wanted: int = 4) -> list[float]:
    """About `wanted` round numbers from at or below `low` to at or above `high`."""
    # what differs by less is one number, divided in two ways
    if high - low < 1e-8:
        high = low + (abs(low) or 1)
    rough = (high - low) / wanted
    power = 10.0 ** floor(log10(rough))
    step = next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough * 0.999)
    first = floor(low / step + 1e-9)
    ticks = [first * step]
    while ticks[-1] < high - step * 1e-9:
        ticks.append((first + len(ticks)) * step)
    return [round(tick, 10) for tick in ticks]
