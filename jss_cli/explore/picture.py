"""The whole screen as lines: the answer, the contracts, the one that is looked at, the changes, the keys."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import accumulate, chain, zip_longest

from jss_cli.dataclass import dataclass
from jss_cli.domain.report import Line, Span
from jss_cli.domain.score import Score, WindowScore
from jss_cli.domain.vague import DAYS
from jss_cli.domain.verdict import Outcome
from jss_cli.explore.beside import seen_last, sighting_words
from jss_cli.explore.board import NARROW, WORD_SIGNS, board, day_sign
from jss_cli.explore.keys import FLIPS, HELP, IN_HELP, OFFERED
from jss_cli.explore.moves import word_of
from jss_cli.explore.scene import Scene
from jss_cli.explore.text import Labelled, cut_line, in_lines, wrapped
from jss_cli.formats.drawing.chart import chart_lines
from jss_cli.formats.drawing.screen import Screen
from jss_cli.reports.causes import GRADES, counted_words
from jss_cli.reports.header import missing_words, rules
from jss_cli.reports.noted import assumption_notes, taken_words
from jss_cli.reports.numbers import signed_points, tenth, whole_percent
from jss_cli.reports.observed import shown_words
from jss_cli.reports.why.points import leaving_words, uncosted_words

LEAST_WIDTH, LEAST_HEIGHT = 60, 20
WIDE = 100  # columns from which on the course is drawn
WAITING = "..."
WORKING = "; whether the rules give it, and what else would, is being worked out ..."
BETWEEN = "; with the changes ..."
NEWEST = 6  # changes that are told beside the contracts
HELP_LINES = 5  # beside the keys on the smallest screen
BRIEF = {"false": "no", "true": "yes", **WORD_SIGNS}
IN_TABLE = ("stars", "recommend", "end_reason")
Painted = tuple[Line, bool]  # a line, and whether it is the one that is looked at


@dataclass(frozen=True, slots=True)
class Picture:
    """The lines of a screen; from `first` on there are `rows` lines for contracts, of which the first one is that at
    `top`. Where a screen `is_too_small` for them, nothing can be done on it."""

    lines: tuple[Painted, ...]
    top: int = 0
    first: int = 0
    rows: int = 1
    is_too_small: bool = False


def picture(scene: Scene, width: int, height: int, screen: Screen) -> Picture:
    """Exactly so many lines, each of exactly so many columns."""
    if width < LEAST_WIDTH or height < LEAST_HEIGHT:
        return replace(_plain(_too_small(scene, width, height, screen), width, height), is_too_small=True)
    if scene.page == "help":
        return _plain(_help(width, screen), width, height)
    if scene.page == "whole":
        return _whole((*_answer(scene), *_foot(scene), *_assumed(scene)), scene.leaf, (width, height), screen)
    answer, foot = _answer(scene, is_brief=width < NARROW), _foot(scene, is_brief=True)
    return _board(scene, list(answer), list(foot), (width, height), screen)


def _board(
    scene: Scene, answer: list[Labelled], foot: list[Labelled], size: tuple[int, int], screen: Screen
) -> Picture:
    """What is said in as many lines as are free beside the contracts, then the course, then what sets them apart."""
    width, height = size
    least = min(
        len(scene.names) + 1, height // 4 if width < NARROW else height // 3 + 1
    )  # lines of the contracts, beside the line of keys
    free = height - 1 - least
    *about, done = foot  # what there is to say is told whole before anything else
    last, *told = in_lines((done, *answer, *about), width, max(0, free - len(answer) - len(foot)), screen)
    above, below = (list(chain.from_iterable(part)) for part in (told[: len(answer)], (*told[len(answer) :], last)))
    room = height - 1 - len(above) - len(below)
    course = _course(scene, width, room - least, screen)
    room -= len(course)
    gap: list[Line] = [(Span(" " * width),)] if room >= least + 2 else []
    room -= 2 * len(gap)
    scene = scene.scrolled(room - 1)
    head = ((line, False) for line in (*above, *gap))
    under = ((line, False) for line in (*gap, *course, *below, _keys(width, screen)))
    return Picture((*head, *board(scene, width, room, screen), *under), scene.top, len(above) + len(gap) + 1, room - 1)


def _whole(said: Iterable[Labelled], leaf: int, size: tuple[int, int], screen: Screen) -> Picture:
    """All that is said, uncut, on as many leaves as it takes."""
    width, height = size
    told = list(chain.from_iterable(in_lines(said, width, sys.maxsize, screen)))
    leaves = [told[first : first + height - 1] for first in range(0, len(told), height - 1)]
    place = leaf % len(leaves)
    head = f"All that is said ({place + 1} of {len(leaves)}): v goes on, any other key back."
    words = head if len(leaves) > 1 else "All that is said. Any key goes back."
    return _plain([cut_line((Span(words, "quiet"),), width, screen), *leaves[place]], width, height)


def _plain(lines: list[Line], width: int, height: int) -> Picture:
    """Lines, and empty ones up to the height."""
    empty: Line = (Span(" " * width),)
    return Picture(tuple((line, False) for line in (*lines[:height], *([empty] * (height - len(lines))))))


def _too_small(scene: Scene, width: int, height: int, screen: Screen) -> list[Line]:
    """What is needed, and what there is."""
    need = f"{LEAST_WIDTH} by {LEAST_HEIGHT}, not {width} by {height}"
    words = f"{whole_percent(scene.look.score.percent)}. q leaves. Make the window larger: it needs {need}."
    return [(Span(text),) for text in wrapped(words, width, height, screen)]


def _answer(scene: Scene, *, is_brief: bool = False) -> Iterator[Labelled]:
    """The score and what it was, what was seen, the windows, the next jump, and the way back; what explains what was
    seen comes last, for it is long."""
    look, aside, is_other = scene.look, scene.aside, _is_otherwise(scene)
    named = "By the rules alone" if is_other else "Job Success Score"
    facts = (_days(scene), "unofficial", f"rules: {rules(look.case)}")
    yield Labelled(f"{named}  {_value(scene)}   ", " · ".join(facts[:1] if is_brief else facts), "quiet")
    if words := _seen_words(scene):
        yield Labelled("You saw", words, "strong" if is_other else "plain")
    yield Labelled("Windows", _windows(look.score, is_brief=is_brief))
    alone = "rules alone: " if is_other else ""
    cliff, way = (aside.seen.cliff, aside.seen.way) if aside.seen else ("", "")
    yield Labelled("Next", cliff or (f"{alone}{aside.cliff}" if aside.cliff else WAITING))
    target = look.case.policy.top_rated.score
    yield Labelled(f"To {target} %", way or (f"{alone}{aside.way}" if aside.way else WAITING))
    if scene.seen and scene.seen.story:
        yield Labelled("", scene.seen.story)


def _value(scene: Scene) -> str:
    """The score; after changes what it was too, and by how much it has moved."""
    was, now = (glance.score for glance in (scene.opened, scene.look))
    if not scene.look.trial.steps:
        return whole_percent(now.percent)
    points = 0 if was.whole is None or now.whole is None else now.whole - was.whole
    by = f" ({signed_points(points)})" if points else ""
    return f"{whole_percent(was.percent)} → {whole_percent(now.percent)}{by}"


def _is_otherwise(scene: Scene) -> bool:
    """Whether another score was seen than the rules give; as far as is known by now."""
    if scene.seen:
        return not scene.seen.by_rules
    seen = seen_last(scene.opened.case)
    return seen is not None and shown_words(seen) != whole_percent(scene.opened.score.percent)


def _seen_words(scene: Scene) -> str:
    """What was seen, as far as is known by now; empty if nothing was."""
    words = sighting_words(scene.opened.case)
    if scene.aside.seen:
        return scene.aside.seen.words
    return f"{words}{BETWEEN if scene.seen else WORKING}" if words else ""


def _assumed(scene: Scene) -> Iterator[Labelled]:
    """What is taken for what nobody told, as explain says it."""
    if told := (*(note.text for note in assumption_notes(scene.look.score)), *taken_words(scene.look.case)):
        yield Labelled("Assumed", "; ".join(told), "quiet")


def _days(scene: Scene) -> str:
    before, now = scene.opened.case.day, scene.look.case.day
    return f"as of {now}" if before == now else f"{before} → {now}"


def _windows(score: Score, *, is_brief: bool) -> str:
    """Every figure that competes, the one that is shown first with what it counts; in brief that one alone."""
    if score.shown is None:
        return missing_words(score, score.as_of)
    first = f"{_figure(score.shown)} is shown: {counted_words(score.shown.longest, score.policy)}"
    others = () if is_brief else (_figure(window) for window in score.windows if window is not score.shown)
    return " · ".join((first, *others))


def _figure(window: WindowScore) -> str:
    return f"{window.name} {'-' if window.percent is None else tenth(window.percent)}"


def _course(scene: Scene, width: int, room: int, screen: Screen) -> list[Line]:
    """The course of the score, where it leaves room for the contracts."""
    if width < WIDE or not scene.aside.chart:
        return []
    chart = scene.aside.chart[0]
    lines = [cut_line(line, width, screen) for line in chart_lines(chart, Screen(width, ascii=screen.ascii))]
    return lines if len(lines) <= room else []


def _foot(scene: Scene, *, is_brief: bool = False) -> Iterator[Labelled]:
    """What there is on the contract that is looked at, and the changes (in brief the last ones) or what there is to
    say."""
    yield Labelled("", _verdict(scene))
    yield Labelled("", _other_facts(scene), "quiet")
    changes = scene.look.trial.words
    last = ("...", *changes[-NEWEST:]) if is_brief and len(changes) > NEWEST else changes
    words = " ".join(last) or "no change yet: s p r ... change the contract at >"
    yield Labelled("!", scene.message, "poor") if scene.message else Labelled("what-if", words)


def _keys(width: int, screen: Screen) -> Line:
    """As many of the keys as fit."""
    told = [line for line in accumulate(OFFERED, "{} · {}".format) if len(line) <= width]
    return cut_line((Span(told[-1], "quiet"),), width, screen)


def _verdict(scene: Scene) -> str:
    """What the rules say of the contract."""
    name, contribution = scene.name, scene.look.by_id.get(scene.name)
    if not name:
        return "there are no contracts; a adds a good one"
    if contribution is None:
        return f"{name} is gone; d brings it back if it was dropped, u takes back the last change"
    verdict, words = contribution.verdict, uncosted_words(contribution, scene.look.score)
    grade = GRADES[verdict.outcome]
    words = words if words.startswith((grade, GRADES[Outcome.EXCLUDED])) else f"{grade}: {words}"
    leaves = leaving_words(contribution, scene.look.score, " · ")
    contract = scene.look.trial.contract(name) or verdict.contract
    started, ended = (day_sign(contract, field) for field in DAYS)
    days = f"{contract.started}{started} to {contract.ended or 'now'}{ended}"
    without = f" · without it {whole_percent(contribution.without)}" if contribution.counted else ""
    title = f" · {contract.title}" if contract.title else ""
    return f"{name} {words} ({verdict.rule.code}){without}{leaves} · {days}{title}"


def _other_facts(scene: Scene) -> str:
    """The facts that the table has no column for, each behind its key."""
    contract = scene.look.trial.contract(scene.name)
    if contract is None:
        return ""
    told = ((sign, name, word_of(contract, fact)) for fact, (sign, name, _) in FLIPS.items() if fact not in IN_TABLE)
    return " · ".join(f"{sign} {name} {BRIEF.get(word, word)}" for sign, name, word in told)


def _help(width: int, screen: Screen) -> list[Line]:
    """Every key, in two columns."""
    half, column = (len(IN_HELP) + 1) // 2, width // 2
    told = [f"  {key.sign}{key.sign.upper() if key.fact else ' '}  {key.about}" for key in IN_HELP]
    pairs = zip_longest(told[:half], told[half:], fillvalue="")
    lines = [
        *wrapped(" ".join(HELP), width, HELP_LINES, screen),
        "",
        *(f"{left:<{column}}{right}" for left, right in pairs),
    ]
    return [cut_line((Span(line),), width, screen) for line in lines]
