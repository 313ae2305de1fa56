"""What takes longer than a key may: the next jump of many contracts, the way back, the seen score, the course. It is
imported behind the first screen."""

from __future__ import annotations

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
from jss_cli.explaining.next.counterfactual import counterfactual
from jss_cli.explaining.next.plan import way_back
from jss_cli.explaining.seen.changing import seen_counterfactual
from jss_cli.explaining.seen.question import seen_differently
from jss_cli.explaining.time.chronicle import chronicle
from jss_cli.explore.beside import Beside, first_aside, next_words, seen_last
from jss_cli.explore.glance import Glance
from jss_cli.explore.trial import Trial
from jss_cli.reports.observed import shown_words
from jss_cli.reports.seen import band_words, explanation_words
from jss_cli.reports.time.timeline import chart_of
from jss_cli.reports.ways import plain_ways, ways_words
from jss_cli.reports.why.outlook import WAYS

MANY = "not worked out here for so many contracts"


class Witness:
    """The seen score of the case that was opened, explained once."""

    def __init__(self, opened: Case) -> None:
        self._opened = opened

    @cached_property
    def answer(self) -> SeenAnswer | str | None:
        """What explains it; a sentence where that is too much work, None where the rules give it or none was seen."""
        try:
            return seen_differently(self._opened)
        except InputError as refused:
            return f"not explained here: {refused.faults[0].message}"

    def words(self, trial: Trial) -> tuple[str, str]:
        """What the seen score would be after the changes, and what explains it best; empty where there is none."""
        match self.answer:
            case None:
                seen = seen_last(self._opened)
                how = "and no number" if self._opened.untold else "as these rules give it"
                return f"{shown_words(seen)} on {seen.on}, {how}" if seen else "", ""
            case str(refused):
                return refused, ""
            case answer:
                return self._band_words(trial, answer), explanation_words(answer)

    def _band_words(self, trial: Trial, answer: SeenAnswer) -> str:
        was = f"{shown_words(answer.seen)} on {answer.seen.on}"
        if not trial.steps or answer.fits == "nothing":
            return was
        found = seen_counterfactual(self._opened, counterfactual(self._opened, trial.changed), answer)
        return f"{was}; with the changes, by what fits it: {band_words(found.after)}"


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
