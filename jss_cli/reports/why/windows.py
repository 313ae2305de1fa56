"""The windows side by side."""

from __future__ import annotations

from jss_cli.domain.report import Column, Note, Row, Span, Table
from jss_cli.domain.score import Score, WindowScore
from jss_cli.reports.causes import counted_by_grade, counted_words, held_words
from jss_cli.reports.numbers import tenth

FIRST = (Column("window", "text"), Column("percent", "number"), Column("counted", "number"))


def windows_table(score: Score, alone: str = "") -> list[Table | Note]:
    """A row per figure that competes; where all of them hold the same, a remark. `alone` says in the
    title what these rest on where another score was seen."""
    title = f"Windows, {alone}" if alone else "Windows"
    if score.shown and len({(window.percent, window.longest.contracts) for window in score.windows}) == 1:
        others = " and ".join(window.name for window in score.windows if window is not score.shown)
        return [Note(title, f"{others} hold the same contracts and say the same")]
    grades = (Column(grade, "number") for grade in counted_by_grade(score.windows[0].longest, score.policy))
    rows = tuple(_window_row(window, score, "would be shown" if alone else "shown") for window in score.windows)
    return [Table(title, (*FIRST, *grades, Column("", "text")), rows)]


def _window_row(window: WindowScore, score: Score, shown: str) -> Row:
    """One figure: its percent, what it counts, and whether it is shown."""
    part, minimum = window.longest, score.policy.windows.minimum
    percent = "-" if window.percent is None else tenth(window.percent)
    if window is score.shown:
        equal = sum(other.percent == window.percent for other in score.windows) > 1
        remark = f"{shown}: the longest of equals" if equal else f"{shown}: the best"
    elif window.percent is None:
        short = next(part for part in window.parts if not part.meets(minimum))
        remark = f"not shown: {short.months} months hold {held_words(short, minimum)} (JSS403)"
    else:
        remark = ""
    numbers = (part.contracts, *counted_by_grade(part, score.policy).values())
    sentence = (
        f"{window.name}: {percent if percent != '-' else 'no figure'}, {part.contracts} counted, "
        f"{counted_words(part, score.policy)}{'; ' if remark else ''}{remark}."
    )
    cells = (Span(window.name), Span(percent), *(Span(str(n)) for n in numbers), Span(remark))
    return Row(cells, sentence, "strong" if window is score.shown else "plain")
