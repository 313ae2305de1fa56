"""How the score went by the rules alone, and how the score that was seen will go by the worlds that fit it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

from jss_cli.domain.answer import Appointment
from jss_cli.domain.change import Change
from jss_cli.domain.report import Block, Chart, Column, Paragraph, Report, Row, Span, Table
from jss_cli.domain.seen_explanation import SeenCliff, next_cliffs
from jss_cli.domain.seen_next import SeenChronicle
from jss_cli.domain.timeline import Event
from jss_cli.reports.causes import event_words
from jss_cli.reports.observed import shown_words
from jss_cli.reports.seen import CERTAIN, alone_words, astray_words, band_words, near_words, odds, seen_headline
from jss_cli.reports.seen_values import seen_cliff_result, seen_head
from jss_cli.reports.time.timeline import (
    BY_RULES,
    badge_words,
    chart_of,
    crossing_blocks,
    figure_names,
    remarks_of,
    tables_of,
    until_today,
)
from jss_cli.reports.time.timeline_result import EventResult, StandingResult, TimelineResult, timeline_result

TOLD = 3  # contracts named for one day
COLUMNS = (Column("day", "number"), Column("seen", "number"), Column("score", "number"), Column("what happens"))


def seen_timeline_report(seen: SeenChronicle, *, every: bool) -> Report:
    """The whole answer; without `every`, only events that change the score as shown have rows of their own."""
    told, case = seen.told, seen.told.case
    past = until_today(told)
    events = [event for event in past.events if every or event.is_visible or event.is_border]
    blocks: list[Block] = [seen_headline(case, seen.answer), Paragraph((Span(_which_words(seen)),))]
    is_told = told.last > case.day and seen.answer.is_given
    blocks += [Paragraph((Span(_next_words(seen)),))] if is_told else []
    if badge := told.badge:
        blocks.append(Paragraph((Span(f"By what you saw, and before it by the rules alone: {badge_words(badge)}"),)))
    if told.levels:
        blocks += [Paragraph((Span("By the rules alone, up to the day you ask about:"),)), *crossing_blocks(past)]
    if seen.answer.is_given:
        blocks += (Paragraph((Span(words),)) for words in _crossing_words(seen))
    blocks += [_with_middle(chart, seen) for chart in chart_of(told)]
    blocks += (
        replace(table, title="How it went, by the rules alone") for table in tables_of(past, events, figure_names(past))
    )
    if rows := tuple(_cliff_row(cliff, seen) for cliff in _cliffs(seen)):
        blocks.append(Table("If nothing else happens, where 90 of 100 of what fits lie", COLUMNS, rows))
    return Report((*blocks, *remarks_of(past, len(past.events) - len(events))))


def _crossing_words(seen: SeenChronicle) -> Iterator[str]:
    """When the middle of the worlds crosses each level that was asked about."""
    for level, below in seen.told.levels:
        middles = ((day, band.middle) for day, band in seen.steps)
        day = next((day for day, middle in middles if middle is not None and (middle < level) is below), None)
        words = f"below {level} %" if below else f"at {level} % or above"
        if day is None:
            yield f"Ahead, by the middle of what fits, it is never {words} until {seen.told.last}."
        else:
            when = "now" if day <= seen.told.case.day else f"from {day} on"
            yield f"By the middle of what fits it is {words} {when}."


def _which_words(seen: SeenChronicle) -> str:
    """Which number is seen and which the rules alone give."""
    answer, case = seen.answer, seen.told.case
    today = "today" if case.day_from == "today" else f"on {case.day}"
    words = f"You saw {shown_words(answer.seen)}; {alone_words(answer)[0].lower()}{alone_words(answer)[1:]}"
    if not answer.is_given:
        ahead = "The line is that of the rules alone up to then; what comes after it cannot be told from this file"
        return f"{words} {ahead}: {astray_words(answer)}."
    if answer.fits == "nothing":
        words += f" No reading of them explains it; what comes nearest gives {band_words(seen.outlook.today)} {today}."
    elif answer.is_renewed(case):
        words += f" By what fits it is {band_words(seen.outlook.today)} {today}."
    ahead = f"after it, the middle of what fits{near_words(answer)}"
    return f"{words} Up to then the line is that of the rules alone; {ahead}."


def _next_words(seen: SeenChronicle) -> str:
    """The next day on which the score changes by itself, and the first on which it does in most worlds."""
    if not (cliffs := next_cliffs(list(_cliffs(seen)))):
        today = seen.outlook.today
        stays = "there is no score" if today.middle is None else f"it stays at {band_words(today)}"
        return f"If nothing else happens, {stays} in most of what fits until {seen.told.last}."
    days = ((one, f" (seen on {one.seen})" if one.seen != one.day else "") for one in cliffs)
    jumps = (f"{one.day}{when}, {_move_words(one)}: {_cause_words(one, seen)}" for one, when in days)
    return f"Next jump: {'; then '.join(jumps)}."


def _cliffs(seen: SeenChronicle) -> Iterator[SeenCliff]:
    """The days ahead that are told."""
    cliffs = seen.outlook.cliffs if seen.answer.is_given else ()
    shown = (cliff for cliff in cliffs if cliff.seen <= seen.told.last)
    return (cliff for cliff in shown if not cliff.before.middle is cliff.after.middle is None)


def _move_words(cliff: SeenCliff) -> str:
    return f"{band_words(cliff.before)} → {band_words(cliff.after)}"


def _cause_words(cliff: SeenCliff, seen: SeenChronicle) -> str:
    """In how many worlds it changes, and what happens that day by the rules alone."""
    verdicts, taken = seen.answer.score.verdicts, "in most of what fits, by the days taken"
    every = taken if any(one.contract.vague for one in verdicts) else "in all of what fits"
    share = every if cliff.share > CERTAIN else f"in {odds(cliff.share)} of what fits"
    events = _events_of(cliff, seen)
    if border := next((event for event in events if event.is_border), None):
        return f"{share}; {event_words(border)}"
    return "; ".join([share, *[_deed_words(change) for event in events for change in event.changes][:TOLD]])


def _deed_words(change: Change) -> str:
    """What a contract does, whatever it counts as."""
    deed = "leaves a window" if change.left else "enters" if change.entered else "counts otherwise"
    return f"{change.contract.id} {deed}"


def _events_of(cliff: SeenCliff, seen: SeenChronicle) -> list[Event]:
    """What happens by the rules alone that is seen on that day."""
    return [event for event in seen.told.events if event.seen == cliff.seen]


def _cliff_row(cliff: SeenCliff, seen: SeenChronicle) -> Row:
    """One day ahead."""
    words = _cause_words(cliff, seen)
    cells = (str(cliff.day), f"{cliff.seen:%m-%d}", band_words(cliff.after), words)
    return Row(tuple(map(Span, cells)), f"{cliff.day}: {_move_words(cliff)}, {words}.")


def _with_middle(chart: Chart, seen: SeenChronicle) -> Chart:
    """The chart of the rules alone up to the day asked about, and the middle of the worlds that fit from there on."""
    today = seen.told.case.day
    past = [(day, level) for day, level in chart.steps if day < today]
    ahead = [(day, band.middle) for day, band in seen.steps] if seen.answer.is_given else [(today, None)]
    scored = [number for number, (_, middle) in enumerate(ahead) if middle is not None]
    steps = (*past, *ahead[: scored[-1] + 1 if scored else 1])
    return replace(
        chart,
        steps=steps or chart.steps,
        last=max(seen.told.last, today),
        sentences=_sentences(seen),
        line=BY_RULES,
    )


def _sentences(seen: SeenChronicle) -> tuple[str, ...]:
    """What the chart shows ahead."""
    middles = [(band.middle, day) for day, band in seen.steps if band.middle is not None]
    if not seen.answer.is_given:
        return ()
    if not middles:
        return ("Ahead there is no score in most of what fits.",)
    (high, first), (low, last) = max(middles), min(middles)
    return (f"Ahead the middle is {high} % at most, on {first}, and {low} % at least, on {last}.",)


def seen_timeline_result(seen: SeenChronicle) -> TimelineResult:
    """The chronicle as plain values: the document of the rules alone, with the worlds from the day asked about on."""
    computed = timeline_result(seen.told)
    first = seen_head("timeline", seen.told.case, seen.answer)
    names, cliffs = list(TimelineResult.__dataclass_fields__), tuple(_cliffs(seen))
    past = tuple(event for event in computed.events if not event.ahead)
    return replace(
        computed,
        **dict(zip(names, first, strict=False)),  # type: ignore[arg-type]
        now=_standing(seen.outlook.today.middle, seen.answer.score.policy.name),
        events=(*past, *(_event_result(cliff, seen) for cliff in cliffs)),
        cliffs=tuple(cliff.day.isoformat() for cliff in cliffs),
        crossings=tuple(crossing for crossing in computed.crossings if not crossing.ahead),
        ahead=tuple(map(seen_cliff_result, cliffs)),
    )


def _standing(middle: int | None, policy: str) -> StandingResult:
    """The middle of the worlds as a standing."""
    exact, percent = (None, None) if middle is None else (str(middle), float(middle))
    return StandingResult(middle, exact, percent, None, policy, ())


def _event_result(cliff: SeenCliff, seen: SeenChronicle) -> EventResult:
    """One day ahead as an event, by the middle of the worlds."""
    points = (cliff.after.middle or 0) - (cliff.before.middle or 0)
    return EventResult(
        day=cliff.day.isoformat(),
        seen=cliff.seen.isoformat(),
        ahead=True,
        visible=cliff.before.middle != cliff.after.middle,
        before=cliff.before.middle,
        points=float(points),
        points_exact=str(points),
        words=f"{_move_words(cliff)}, {_cause_words(cliff, seen)}",
        contracts=tuple(change.contract.id for event in _events_of(cliff, seen) for change in event.changes),
        after=_standing(cliff.after.middle, seen.told.case.rulebook.on(cliff.day).name),
        causes=(),
    )


def seen_appointments(seen: SeenChronicle) -> tuple[Appointment, ...]:
    """One all-day entry for each day ahead; its key is made of the day, so that it outlives other changes."""
    return tuple(_appointment(cliff, seen) for cliff in _cliffs(seen))


def _appointment(cliff: SeenCliff, seen: SeenChronicle) -> Appointment:
    case = seen.told.case
    key = sha256(f"seen\n{cliff.day}\n{case.history.platform}".encode()).hexdigest()[:32]
    late = f" Scores are computed on some days only: it is seen on {cliff.seen}." if cliff.seen != cliff.day else ""
    rules = case.rulebook.on(cliff.day).title
    text = (
        f"{_cause_words(cliff, seen)}, from the {shown_words(seen.answer.seen)} seen on {seen.answer.seen.on}.{late} "
        f"If nothing else happens, as of {case.day}, rules: {rules}. Unofficial: jss."
    )
    return Appointment(key, cliff.day, f"Job Success Score {_move_words(cliff)}", text[0].upper() + text[1:], case.day)
