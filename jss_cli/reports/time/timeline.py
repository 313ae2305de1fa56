"""How the score went and how it will go, in words: the next jump first, a chart, and a row for each event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from jss_cli.domain.chronicle import Badge, Chronicle, Crossing
from jss_cli.domain.report import Block, Chart, Column, Headline, Note, Paragraph, Report, Row, Span, Table, Tone
from jss_cli.domain.score import shown_percent
from jss_cli.domain.sighting import Sighting
from jss_cli.domain.timeline import Event, Stretch
from jss_cli.reports.causes import event_words
from jss_cli.reports.header import computed_headline, day_words, rules
from jss_cli.reports.numbers import count, tenths_of, whole_percent, with_sign
from jss_cli.reports.observed import comparison_words, shown_words

CROSSED = (Column("day", "number"), Column("score", "number"), Column("points", "number"), Column("why"))
BY_RULES = "by the rules alone"  # what a line is where another score was seen
_DatedRow = tuple[date, int, Row]  # a row with its day and its place on that day


def timeline_report(told: Chronicle, *, every: bool) -> Report:
    """The whole answer; without `every`, only events that change the score as shown have rows of their own."""
    blocks: list[Block] = [_headline(told)]
    blocks += [Paragraph((Span(_next_words(told)),))] if told.last > told.case.day else []
    alone = "By the rules alone: " if told.case.untold else ""
    blocks += [Paragraph((Span(f"{alone}{badge_words(told.badge)}"),))] if told.badge else []
    blocks += crossing_blocks(told)
    blocks += chart_of(told)
    events = [event for event in told.events if every or event.is_visible or event.is_border]
    blocks += tables_of(told, events, figure_names(told))
    blocks += remarks_of(told, len(told.events) - len(events))
    return Report(tuple(blocks))


def _headline(told: Chronicle) -> Headline:
    """The score on the day that was asked about, and what it depends on."""
    here = told.line.stretch_on(told.case.day)
    had_one = any(stretch.shown for stretch in told.line.stretches if stretch.last < told.case.day)
    value = whole_percent(here.percent) if here and here.shown else "none any more" if had_one else "none yet"
    return computed_headline(told.case.untold, value, f"rules: {rules(told.case)}", day_words(told.case), "unofficial")


def _next_words(told: Chronicle) -> str:
    """The next day on which the score changes by itself."""
    if not told.cliffs:
        return f"If nothing else happens, it stays so until {told.last}."
    return f"Next jump: {_cliff_words(told.cliffs[0])}."


def _cliff_words(event: Event) -> str:
    """One event in a sentence: the day, when it is seen, both scores, the points and the cause."""
    seen = f" (seen on {event.seen})" if event.seen != event.day else ""
    return f"{event.day}{seen}, {move_words(event)}: {event_words(event)}"


def _event_sentence(event: Event) -> str:
    """One event in a sentence, with its points where there are any."""
    points = points_words(event)
    return f"{_cliff_words(event)}{f' ({points} points)' if points else ''}."


def move_words(event: Event) -> str:
    """From which score to which."""
    return " → ".join(whole_percent(one.percent) for one in (event.before, event.after))


def badge_words(badge: Badge) -> str:
    """What the Top Rated badge asks for, condition by condition, and what a history cannot tell of it."""
    needed = badge.needed
    number = shown_words(badge.seen) if badge.seen else f"{badge.whole} %"
    shown = "there is none" if badge.whole is None else f"it is {number}"
    short = f"{count(needed.weeks - badge.reached, 'week')} short unless they were as Rising Talent"
    earned = {
        True: f"{badge.earned:,} at least, enough",
        False: f"{badge.earned:,}, not enough",
        None: f"{badge.earned:,} {badge.foreign} at least, which is not converted"
        if badge.foreign
        else f"{badge.earned:,} at least, the rest has no days or amounts that tell",
    }[badge.is_earned]
    began = f"{badge.began}, {'enough' if badge.is_begun else 'not enough'}" if badge.began else "there is none"
    active = f"the last that is known was on {badge.active}" if badge.active else "none is known"
    met = {True: "All of it is met", False: "It is not met", None: "Whether all of it is met is not told"}[badge.is_met]
    return (
        f"Top Rated asks for {needed.score} % now: {shown}; in {needed.weeks} of the last {needed.of_weeks} weeks: "
        f"it was so in {badge.reached}, {'enough' if badge.is_steady else short}; for {needed.earned:,} USD earned in "
        f"{needed.months} months: {earned}; for a first contract more than {needed.began_days} days ago: {began}; and "
        f"for activity within {needed.active_days} days: {active}{', enough' if badge.is_active else ''}. {met}; a "
        f"history does not hold whether the profile is complete and the account in good standing. Badges are reviewed "
        f"every {count(needed.review_days // 7, 'week')}."
    )


def until_today(told: Chronicle) -> Chronicle:
    """A chronicle without what lies ahead by the rules alone."""
    today = told.case.day
    return replace(
        told,
        line=replace(told.line, last=min(told.line.last, today)),
        events=tuple(event for event in told.events if event.day <= today),
        crossings=tuple(crossing for crossing in told.crossings if crossing.event.day <= today),
        more=(told.more[0], 0),
    )


def crossing_blocks(told: Chronicle) -> Iterator[Block]:
    """When the score crossed each level that was asked about, or that it never does."""
    for level, below in told.levels:
        if not (crossings := [c for c in told.crossings if (c.level, c.below) == (level, below)]):
            words = f"never below {level} %" if below else f"never at {level} % or above"
            yield Paragraph((Span(f"Between {told.line.first} and {told.line.last} it is {words}."),))
            continue
        rows = tuple(_crossing_row(crossing, told.case.day) for crossing in crossings)
        yield Table(f"Fell below {level} %" if below else f"Reached {level} %", CROSSED, rows)


def _crossing_row(crossing: Crossing, today: date) -> Row:
    """One crossing."""
    event = crossing.event
    ahead = "ahead: " if event.day > today else ""
    cells = (str(event.day), move_words(event), points_words(event), f"{ahead}{event_words(event)}")
    return Row(tuple(Span(cell) for cell in cells), f"{ahead}{_event_sentence(event)}")


def chart_of(told: Chronicle) -> list[Chart]:
    """The score as a step line over the days that have one, with the best and the last but lowest band of the rules
    marked; nothing if no day has a score."""
    stretches = [s for s in told.line.told(told.case.day) if s.last >= told.first and s.first <= told.last]
    if not (scored := [index for index, stretch in enumerate(stretches) if stretch.shown]):
        return []
    kept = stretches[scored[0] : scored[-1] + 1]
    steps = tuple((max(stretch.first, told.first), stretch.whole) for stretch in kept)
    seen = tuple((o.on, o.score) for o in (one.observation for one in told.sightings) if o.score is not None)
    last = min(max(kept[-1].last, told.case.day), told.last)
    bands = sorted((band.start for band in told.case.policy.bands if band.start), reverse=True)
    marks = (*bands[:1], *bands[1:][-1:])
    return [Chart("", steps, last, told.case.day, marks, seen, tuple(_extremes((*steps, *seen))))]


def _extremes(steps: Sequence[tuple[date, int | None]]) -> Iterator[str]:
    """The highest and the lowest score of a line and of what was seen, with the first day of each."""
    levels = [(level, day) for day, level in steps if level is not None]
    high, low = max(level for level, _ in levels), min(level for level, _ in levels)
    for words, extreme in (("Highest", high), ("Lowest", low)):
        day = min(day for level, day in levels if level == extreme)
        yield f"{words} score told here: {extreme} %, first on {day}."


def tables_of(told: Chronicle, events: Sequence[Event], names: tuple[str, ...]) -> Iterator[Table]:
    """What was, up to the day asked about, and what will be."""
    today = told.case.day
    past = [_event_told(event, names) for event in events if event.day <= today]
    past += [_sighting_told(sighting, names) for sighting in told.sightings if sighting.observation.on <= today]
    past += [_standing_told(told.line.stretch_on(day), day, words, names) for day, words in _ends(told)]
    future = [_event_told(event, names) for event in events if event.day > today]
    columns = (
        Column("day", "number"),
        Column("seen", "number"),
        Column("score", "number"),
        *(Column(name.replace("-month", "m"), "number") for name in names),
        Column("points", "number"),
        Column("what happened"),
    )
    for title, rows in (("How it went", past), ("If nothing else happens", future)):
        if rows:
            yield Table(title, columns, tuple(row for _, _, row in sorted(rows, key=lambda told_row: told_row[:2])))


def _ends(told: Chronicle) -> Iterator[tuple[date, str]]:
    """The days that have a row although nothing happens on them: the first one and today."""
    begins = told.line.stretch_on(told.first)
    if begins and begins.shown and told.first < told.case.day:
        yield told.first, "where this begins"
    if told.first < told.case.day <= told.last:
        yield told.case.day, "today" if told.case.day_from == "today" else "the day asked about"


def _event_told(event: Event, names: tuple[str, ...]) -> _DatedRow:
    """The row of an event."""
    tone: Tone = "good" if event.bridge.points > 0 else "poor" if event.bridge.points < 0 else "plain"
    seen = f"{event.seen:%m-%d}" if event.is_visible else ""  # it is never more than weeks away
    row = _line(event.after, event.day, seen, points_words(event), event_words(event), names, tone)
    return event.day, 1, Row(row.cells, _event_sentence(event), row.tone)


def _sighting_told(sighting: Sighting, names: tuple[str, ...]) -> _DatedRow:
    """The row of a score that was seen."""
    seen = sighting.observation
    told = comparison_words(sighting)
    words = f"this was seen{':' if sighting.agrees else ';'} {told}"
    blanks = (Span("") for _ in (*names, "points"))
    cells = (Span(str(seen.on)), Span(""), Span(shown_words(seen)), *blanks, Span(words))
    sentence = f"{seen.on}: {shown_words(seen)} was seen; {told}."
    return seen.on, 2, Row(cells, sentence, "plain" if sighting.agrees else "poor")


def _standing_told(stretch: Stretch | None, day: date, words: str, names: tuple[str, ...]) -> _DatedRow:
    """The row of a day on which nothing happens."""
    assert stretch is not None  # noqa: S101 - a chronicle's days lie within its timeline
    return day, 3, _line(stretch, day, "", "", words, names, "strong")


def _line(  # noqa: PLR0913, PLR0917 - one argument a column
    stretch: Stretch, day: date, seen: str, points: str, words: str, names: tuple[str, ...], tone: Tone
) -> Row:
    """A row of the table with the windows side by side."""
    figures = {w.name: "-" if w.percent is None else str(shown_percent(w.percent)) for w in stretch.windows}
    score = "-" if stretch.whole is None else f"{stretch.whole} %"
    cells = (str(day), seen, score, *(figures.get(name, "") for name in names), points, words)
    told = "no score" if stretch.whole is None else score
    return Row(tuple(Span(cell) for cell in cells), f"{day}: {told}, {words}.", tone)


def figure_names(told: Chronicle) -> tuple[str, ...]:
    """Every figure that competes at some time told here, in the order of the rules."""
    stretches = [s for s in told.line.stretches if s.last >= told.first and s.first <= told.last]
    return tuple(dict.fromkeys(window.name for stretch in stretches for window in stretch.windows))


def points_words(event: Event) -> str:
    """The exact points with one decimal and their sign; nothing where a score appears or disappears."""
    if event.before.percent is None or event.after.percent is None:
        return ""
    return with_sign(tenths_of(event.bridge.points))


def unlisted_notes(before: int, after: int) -> Iterator[Note]:
    """How many changes there are beyond those that are told."""
    for number, words in ((before, "before these"), (after, "after these")):
        if number:
            yield Note("Not listed", f"{count(number, 'more change')} {words}")


def remarks_of(told: Chronicle, untold: int) -> Iterator[Note]:
    """What is left out, and how the days are meant."""
    yield from unlisted_notes(*told.more)
    if untold:
        days = count(untold, "more day")
        yield Note("Not listed", f"{days} changed what the windows hold, but not the score you see", "--all")
    if any(event.seen != event.day for event in told.events if event.is_visible):
        yield Note("Two dates", "scores are computed on some days only; a change is seen on the next of them")
