"""Strips and courses as SVG: the same shapes in percent of a page that any screen may show, and in pixels of a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from xml.etree.ElementTree import Element

from jss_cli.dataclass import dataclass
from jss_cli.domain.report import Axis, Chart, Sign, Strip, StripBar
from jss_cli.formats.drawing.chart import lowest, time_marks
from jss_cli.formats.drawing.tree import element

HEIGHT, THICK, RADIUS = 18, 10, 5  # pixels of a strip, of a bar in it, of a dot
ABOVE, PLOT, BELOW = 22, 180, 24  # pixels of a course
APART, AXIS_APART = Fraction(1, 10), Fraction(1, 5)  # of a course and of a strip, between two labels
STEPS, FEW, CLOSE = (5, 10, 20), 5, 14  # percent between two levels, how many, pixels that keep two labels apart
KEY_PIXELS, GAP = 16, 6  # pixels of a sign by itself, and between a level and its line
HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Ruler:
    """From places between 0 and 1 to lengths: `width` from `left` on, in a unit ("" = pixels)."""

    left: int = 0
    width: int = 100
    unit: str = "%"

    def at(self, share: Fraction) -> str:
        """Where a place is."""
        return f"{_short(self.left + self.width * share)}{self.unit}"

    def over(self, share: Fraction) -> str:
        """How long a part is."""
        return f"{_short(self.width * share)}{self.unit}"


def _short(number: Fraction) -> str:
    """A number with one decimal at most."""
    return f"{float(number):.1f}".removesuffix(".0")


def strip_parts(strip: Strip, axis: Axis | None, scale: Ruler, top: int = 0) -> Iterator[Element]:
    """The shapes of a strip."""
    yield from (_bar(bar, scale, top) for bar in strip.bars)
    yield from (_upright("tick", tick, scale, top) for tick in strip.ticks)
    if axis and axis.mark is not None:
        yield _upright("mark", axis.mark, scale, top)


def _bar(bar: StripBar, scale: Ruler, top: int) -> Element:
    if bar.look == "dot":
        return element("circle", class_="dot", cx=scale.at(bar.start), cy=str(top + HEIGHT // 2), r=str(RADIUS))
    y = str(top + (HEIGHT - THICK) // 2)
    width = scale.over(max(bar.end - bar.start, Fraction(1, 200)))
    return element("rect", class_=bar.look, x=scale.at(bar.start), y=y, width=width, height=str(THICK))


def _upright(kind: str, share: Fraction, scale: Ruler, top: int, height: int = HEIGHT) -> Element:
    """A line across a strip or a course."""
    x = scale.at(share)
    return element("line", class_=kind, x1=x, x2=x, y1=str(top), y2=str(top + height))


def axis_parts(axis: Axis, scale: Ruler, base: int) -> Iterator[Element]:
    """The labels of an axis, those at its ends within it."""
    yield from (
        element("text", label, x=scale.at(share), y=str(base), text_anchor=_anchor(share, Fraction(1, 50)))
        for share, label in _apart(axis.labels, AXIS_APART)
    )


def _anchor(share: Fraction, near: Fraction) -> str:
    """Where a label stands beside its place: within the picture at its ends."""
    return "start" if share < near else "end" if share > 1 - near else "middle"


def key_parts(sign: Sign, left: int = 0, top: int = 0) -> Iterator[Element]:
    """One sign by itself, for the words on what it means."""
    scale = Ruler(left, KEY_PIXELS, "")
    if sign == "tick" or sign == "mark":  # noqa: PLR1714 - told so, mypy knows what the others are
        yield _upright(sign, HALF, scale, top)
    else:
        yield _bar(StripBar(HALF if sign == "dot" else Fraction(0), Fraction(1), sign), scale, top)


def course_parts(chart: Chart, scale: Ruler, top: int = 0) -> Iterator[Element]:
    """A score over days: levels worth a line, the day asked about, the steps before and after it, what was seen."""
    first, days = chart.steps[0][0], max((chart.last - chart.steps[0][0]).days, 1)
    low = lowest(chart)

    def place(day: date) -> Fraction:
        return Fraction((min(max(day, first), chart.last) - first).days, days)

    def height(level: int) -> int:
        return top + ABOVE + (100 - level) * PLOT // (100 - low)

    for level in _levels(chart.marks, low):
        y = str(height(level))
        yield element("line", class_="level", x1=scale.at(Fraction(0)), x2=scale.at(Fraction(1)), y1=y, y2=y)
        yield element("text", str(level), x=str(scale.left - GAP), y=str(height(level) + 4), text_anchor="end")
    today = place(chart.today)
    yield _upright("mark", today, scale, top + ABOVE, PLOT)
    yield element("text", str(chart.today), x=scale.at(today), y=str(top + 12), text_anchor=_anchor(today, APART))
    yield from _lines(chart, scale, top, low)
    for day, level in chart.seen:
        if first <= day <= chart.last and level >= low:
            yield element("circle", class_="dot", cx=scale.at(place(day)), cy=str(height(level)), r=str(RADIUS))
    marks = _apart([(place(day), label) for day, label in time_marks(first, chart.last)], APART)
    for number, (share, label) in enumerate(marks):
        kind, y = "spare" if number % 2 else "", str(top + ABOVE + PLOT + 16)
        yield element("text", label, class_=kind, x=scale.at(share), y=y, text_anchor=_anchor(share, Fraction(1, 20)))


def _levels(marks: Sequence[int], low: int) -> list[int]:
    """The levels that a course has lines for: the marks, and even steps from 100 down that are not close to one."""
    span = 100 - low
    step = next(size for size in STEPS if span <= size * FEW)
    even = (n for n in range(100, low - 1, -step) if all(CLOSE * span <= PLOT * abs(n - mark) for mark in marks))
    return sorted({*even, *marks, 100}, reverse=True)


def _apart(labels: Sequence[tuple[Fraction, str]], least: Fraction) -> Iterator[tuple[Fraction, str]]:
    """Labels that do not touch each other."""
    before = -least
    for share, label in labels:
        if share - before >= least:
            yield share, label
            before = share


def _lines(chart: Chart, scale: Ruler, top: int, low: int) -> Iterator[Element]:
    """The step line until the day asked about, and as it goes on. A path knows no percent: a page stretches it."""
    first, days = chart.steps[0][0], max((chart.last - chart.steps[0][0]).days, 1)
    steps = [((day - first).days, level) for day, level in chart.steps]
    today = min(max((chart.today - first).days, 0), days)
    is_stretched = scale.unit == "%"
    wide = Fraction(1) if is_stretched else Fraction(scale.width, days)
    tall = Fraction(1) if is_stretched else Fraction(PLOT, 100 - low)
    corner = (0, 0) if is_stretched else (scale.left, top + ABOVE)
    paths = [
        element("path", class_=kind, d=_path(steps, begin, end, (wide, tall), corner))
        for kind, begin, end in (("past", 0, today), ("ahead", today, days))
        if begin < end
    ]
    if not is_stretched:
        yield from paths
        return
    yield element(
        "svg",
        *paths,
        x="0",
        y=str(top + ABOVE),
        width="100%",
        height=str(PLOT),
        viewBox=f"0 0 {days} {100 - low}",
        preserveAspectRatio="none",
    )


def _path(
    steps: Sequence[tuple[int, int | None]],
    begin: int,
    end: int,
    by: tuple[Fraction, Fraction],
    corner: tuple[int, int],
) -> str:
    """Steps between two days as a path, broken where there is no score."""
    parts: list[str] = []
    is_drawn = False
    for (start, level), until in zip(steps, [day for day, _ in steps[1:]] + [end], strict=True):
        left, right = max(start, begin), min(until, end)
        if level is None or left >= right:
            is_drawn = is_drawn and level is not None
            continue
        x, y = _short(corner[0] + left * by[0]), _short(corner[1] + (100 - level) * by[1])
        parts.append(f"{f'V{y}' if is_drawn else f'M{x} {y}'}H{_short(corner[0] + right * by[0])}")
        is_drawn = True
    return "".join(parts)
