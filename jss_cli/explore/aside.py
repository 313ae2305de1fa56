"""What takes longer than a key may: the next jump of many contracts, the way back, the seen score, the course. It is
imported behind the first screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from jss_cli.domain.case import Case
from jss_cli.domain.chronicle import TimelineQuestion
from jss_cli.domain.plan import Goal
from jss_cli.domain.report import Chart
from jss_cli.domain.seen import SeenAnswer
from jss_cli.errors import InputError
from jss_cli.explaining.explanation import FITS
from jss_cli.explaining.next.applying import counterfactual
from jss_cli.explaining.next.plan import way_back
from jss_cli.explaining.seen.answering import seen_answer
from jss_cli.explaining.seen.changing import seen_counterfactual
from jss_cli.explaining.seen.question import seen_otherwise
from jss_cli.explaining.seen_explanation import explain_seen
from jss_cli.explaining.time.chronicle import chronicle
from jss_cli.explore.beside import Beside, SeenWords, first_aside, next_words, sighting_words
from jss_cli.explore.glance import Glance
from jss_cli.explore.trial import Trial
from jss_cli.reports.seen import band_words
from jss_cli.reports.seen_explanation import explanation_words
from jss_cli.reports.time.timeline import chart_of
from jss_cli.reports.ways import plain_ways, ways_words
from jss_cli.reports.why.outlook import WAYS
from jss_cli.reports.why.seen import seen_ahead_notes

CODES = re.compile(r" \(JSS\d{3}\)")
MANY = "not worked out here for so many contracts"


class Witness:
    """The seen score of the case that was opened, explained once."""

    def __init__(self, opened: Case) -> None:
        self._opened = opened

    @cached_property
    def answer(self) -> SeenAnswer | str | None:
        """What explains it; a sentence where that is too much work, None where the rules give it or none was seen."""
        try:
            return seen_answer(self._opened) if seen_otherwise(self._opened) else None
        except InputError as refused:
            return f"not explained here: {refused.faults[0].message}"

    def words(self, trial: Trial) -> SeenWords:
        """What is said of the seen score beside a trial."""
        was = sighting_words(self._opened)
        match self.answer:
            case None:
                is_told = self._opened.untold is None
                how = "as these rules give it" if is_told else "and no number"
                return SeenWords(f"{was}, {how}" if was else "", by_rules=is_told)
            case str(refused):
                return SeenWords(f"{was}; {refused}")
            case answer:
                after, cliff, way = ("", *self._ahead) if not trial.steps else self._after(trial, answer)
                story = CODES.sub("", explanation_words(answer))
                return SeenWords(f"{was}{after}", story, False, _blamed(answer), cliff, way)

    @cached_property
    def _ahead(self) -> tuple[str, str]:
        """The next jump and the way back of the seen score, as `explain` has them; empty where it has none."""
        assert isinstance(self.answer, SeenAnswer)  # noqa: S101 - it is asked of no other
        found = {note.label: note.text for note in seen_ahead_notes(explain_seen(self._opened, self.answer))}
        none = "" if self.answer.fits == "nothing" else "no number of good contracts is likely enough, by what fits it"
        return found.get("Next", ""), found.get(f"To {self._opened.policy.top_rated.score} %", none)

    def _after(self, trial: Trial, answer: SeenAnswer) -> tuple[str, str, str]:
        """What it would be after the changes, no next jump, and whether the target is met."""
        if answer.fits == "nothing":
            return "", "", ""
        found = seen_counterfactual(self._opened, counterfactual(self._opened, trial.changed), answer).after
        after, is_there = band_words(found), (found.low or 0) >= trial.case.policy.top_rated.score and not found.missing
        way = "it is there already" if is_there else f"not there in all that fits: {after}"
        return f"; with the changes {after} by what fits it", "", way


def _blamed(answer: SeenAnswer) -> tuple[str, ...]:
    """The contracts that the likeliest story names."""
    blows = answer.stories[0].blows if answer.stories else ()
    return tuple(name for b in blows if b.group and b.number == len(b.group.odds) for name in b.group.names)


def asides(look: Glance, witness: Witness) -> Iterator[Beside]:
    """What is known, more every time; all of it is in the last one."""
    known = replace(first_aside(look), cliff=next_words(look))
    yield known
    known = replace(known, way=_way_words(look))
    yield known
    known = replace(known, chart=_chart(look))
    yield known
    yield replace(known, seen=witness.words(look.trial))


def _way_words(look: Glance) -> str:
    """The way to the score that the Top Rated badge asks for."""
    target = look.case.policy.top_rated.score
    if look.score.whole is not None and look.score.whole >= target:
        return "it is there already"
    if len(look.case.history.contracts) > FITS:
        return MANY
    ways = way_back(look.case, Goal(target))
    return ways_words(plain_ways(ways)[:WAYS], look.case.day) if ways else "no number of good contracts is enough"


def _chart(look: Glance) -> tuple[Chart, ...]:
    """The course of the score."""
    if len(look.case.history.contracts) > FITS:
        return ()
    return tuple(chart_of(chronicle(look.case, TimelineQuestion(None, None, None, None))))
