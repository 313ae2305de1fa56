"""The way back from the score that was seen, in words: how many good contracts by when, in how many of the worlds that
fit, and what can be done about the contracts that exist."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from jss_cli.domain.case import Case
from jss_cli.domain.report import Block, Column, Note, NumberedItem, Paragraph, Report, Row, Span, Steps, Table
from jss_cli.domain.seen import SeenAnswer
from jss_cli.domain.seen_explanation import SeenWay
from jss_cli.domain.seen_next import PointsBand, SeenAction, SeenPlan
from jss_cli.reports.next.plan import deed_step, limits_words, refused_notes
from jss_cli.reports.noted import resting_on
from jss_cli.reports.numbers import count, listed
from jss_cli.reports.observed import shown_words
from jss_cli.reports.seen import (
    CERTAIN,
    alone_words,
    astray_words,
    band_words,
    near_words,
    odds,
    readings_held_words,
    seen_headline,
    start_notes,
    today_words,
)
from jss_cli.reports.seen_ways import IN_80, is_there, seen_ways_words
from jss_cli.reports.ways import ANY, by_words, size_words

SHARES = (50, 80, 95)
SURE = 2  # place of 95 among the shares
COLUMNS = (Column("by", "name"), *(Column(f"in {share} of 100", "number", labelled=True) for share in SHARES))


def seen_plan_report(case: Case, plan: SeenPlan) -> Report:
    """The answer in a sentence, the ways in a table, then the contracts that exist."""
    blocks: list[Block] = [
        seen_headline(case, plan.answer),
        Paragraph((Span(seen_plan_words(case, plan), "strong"),)),
        *_trust_blocks(case, plan.answer, plan),
    ]
    shown = plan.outlook.ways or plan.late
    if shown and not _is_sure(case, plan):
        title = f"To {plan.goal.target} %{'' if plan.outlook.ways else ', later than asked'}: good contracts"
        waits_first = sorted(enumerate(shown), key=lambda pair: pair[1].contracts[IN_80] != 0)
        blocks.append(Table(title, COLUMNS, tuple(_way_row(way, shown[:place], case) for place, way in waits_first)))
    blocks += _setback_notes(case, plan)
    if plan.actions:
        steps = tuple(_action_step(action) for action in plan.actions)
        blocks.append(Steps("Contracts that exist, by what each may gain today", steps))
    return Report((*blocks, *refused_notes(plan.refusals), *_notes(case, plan)))


def _trust_blocks(case: Case, answer: SeenAnswer, plan: SeenPlan) -> Iterator[Block]:
    """What the same worlds give today, and that they do not explain the number where they do not."""
    if not answer.is_given:
        yield Paragraph((Span(alone_words(answer)),))
    elif answer.fits == "nothing":
        words = (
            f"No reading of the rules explains {shown_words(answer.seen)} with this file. What follows rests on what "
            f"comes nearest, {band_words(plan.outlook.today)} today. {alone_words(answer)}"
        )
        yield Paragraph((Span(words),))
    elif answer.is_renewed(case):
        yield Paragraph((Span(today_words(case, plan.outlook.today)),))


def seen_plan_words(case: Case, plan: SeenPlan) -> str:
    """The whole plan in a sentence: waiting first where it is enough, by the numbers for 80 of 100 worlds."""
    target, ways = plan.goal.target, plan.outlook.ways
    if not plan.answer.is_given:
        return f"The way to {target} % cannot be planned from this file: {astray_words(plan.answer)}."
    fits = "what comes nearest" if plan.answer.fits == "nothing" else "what fits"
    if _is_sure(case, plan) and is_there(case, plan.answer, target):
        return f"{target} % is reached already in over 95 of 100 of what fits: nothing is needed."
    if ways:
        return f"To {target} % in 80 of 100 of {fits}: {_ways_words(case, plan, ways)}."
    return f"{target} % cannot be reached{limits_words(plan.goal)} in 50 of 100 of {fits}. {_best_words(case, plan)}"


def _is_sure(case: Case, plan: SeenPlan) -> bool:
    """Whether nothing is needed today, as surely as it is told here."""
    ways = plan.outlook.ways
    return bool(ways) and ways[0].day == case.day and ways[0].contracts[SURE] == 0


def _ways_words(case: Case, plan: SeenPlan, ways: tuple[SeenWay, ...]) -> str:
    return seen_ways_words(case, plan.answer, replace(plan.outlook, ways=ways), plan.goal.most)


def _best_words(case: Case, plan: SeenPlan) -> str:
    """The best that is within reach, and the first day on which the goal is."""
    words = "No score is within reach at all."
    if plan.reachable:
        target, way = plan.reachable
        number = next(number for number in way.contracts if number is not None)
        needed = f"with {count(number, 'more good contract')} " if number else ""
        words = f"The best within reach is {target} %, {needed}{by_words(way.day, case.day)}."
    return f"{words} Later: {_ways_words(case, plan, plan.late)} (in 80 of 100)." if plan.late else words


def _way_row(way: SeenWay, earlier: Sequence[SeenWay], case: Case) -> Row:
    """One day, with the numbers that are fewer than on all days before."""
    when = by_words(way.day, case.day).removeprefix("by ") + ("" if way.seen == way.day else f" (seen {way.seen})")
    cells = [_number_words(n, [one.contracts[place] for one in earlier]) for place, n in enumerate(way.contracts)]
    told = ", ".join(f"{cell} in {share} of 100" for cell, share in zip(cells, SHARES, strict=True))
    return Row((Span(when, "strong"), *(Span(cell) for cell in cells)), f"{when}: {told}.")


def _number_words(number: int | None, before: Sequence[int | None]) -> str:
    """So many contracts, if they are fewer than those that were enough before."""
    if any(n is not None and (number is None or number >= n) for n in before):
        return "no fewer"
    return "none is enough" if number is None else str(number) if number else "do nothing"


def _setback_notes(case: Case, plan: SeenPlan) -> Iterator[Note]:
    """What one of the new contracts going badly would cost."""
    if plan.setback:
        one = plan.setback
        which = f"{'it' if one.contracts == 1 else f'one of the {one.contracts}'} {by_words(one.day, case.day)}"
        words = f"if {which} went badly (1 star): {band_words(one.badly)} instead of {band_words(one.well)}"
        yield Note("If one fails", words)


def _action_step(action: SeenAction) -> NumberedItem:
    """One thing that can be done, what it gives and in how many worlds, and what it risks."""
    sure = "in all" if action.share > 1 - 1e-9 else f"in {odds(action.share)}"
    gain = f"{gain_words(action.points)} points {sure} of what fits, then {band_words(action.after)}"
    return deed_step(action, gain, band_words(action.risk) if action.risk else "")


def gain_words(points: PointsBand) -> str:
    """Where points lie in most worlds: +8.9, or +8.9 to +11.5."""
    low, high = (f"{round(value, 1) + 0.0:+.1f}".replace("-", "−") for value in (points.low, points.high))
    return low if low == high else f"{low} to {high}"


def _notes(case: Case, plan: SeenPlan) -> Iterator[Note]:
    """What was taken for granted, and what the worlds are."""
    answer = plan.answer
    if (plan.outlook.ways or plan.late) and not _is_sure(case, plan):
        pace = f"at most {plan.goal.per_month} end in a month, the last" if plan.goal.per_month else "they end"
        size = "" if size_words(plan.size) == ANY else f" ({size_words(plan.size)} each)"
        yield Note(
            "Assumed",
            f"a good contract{size} is paid, rated 5 stars, ended as completed, and of a new client; {pace} on the day "
            "named. Nothing else happens until then; in each column one contract less is not enough",
        )
    if taken := resting_on(case, max((way.day for way in plan.outlook.ways), default=case.day)):
        words = f"{listed(taken, 6)}: what ended later than on the day taken counts longer than the days above say"
        yield Note("Days taken", words)
    yield from start_notes(answer)
    if answer.is_given:
        yield worlds_note(case, answer)


def worlds_note(case: Case, answer: SeenAnswer, more: str = "") -> Note:
    """What the worlds are in which this was tried, and more of them."""
    dropped = "" if answer.dropped < 1 - CERTAIN else f"; {odds(answer.dropped)} were not followed"
    rests = f"a share is ± 2.5 in 100{readings_held_words(answer)}{near_words(answer)}{dropped}{more}"
    words = f"the likeliest ways in which {shown_words(answer.seen)} came about; {rests}"
    return Note("What fits", words, f"jss explain {case.named}")
