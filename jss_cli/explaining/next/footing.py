"""What the windows of one era hold, day by day, before good contracts are added to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from jss_cli.dataclass import dataclass
from jss_cli.domain.history import Contract, History
from jss_cli.domain.policy import Policy
from jss_cli.domain.score import Score, WindowSum
from jss_cli.domain.timeline import EraSweep
from jss_cli.domain.verdict import Verdict
from jss_cli.explaining.next.adding import Pace
from jss_cli.explaining.time.shares import Crowd
from jss_cli.explaining.time.spans import KnownSpans, SpanJudge
from jss_cli.explaining.time.timeline import stretches
from jss_cli.explaining.unseen.possible import MOST_TELLINGS
from jss_cli.scoring.context import Relations, Surroundings
from jss_cli.scoring.scoring import holding, score_verdicts, window_sum
from jss_cli.scoring.untold import MOST_VARIED, Varied, most_tellings, tellings
from jss_cli.scoring.windows import earliest_entry


@dataclass(frozen=True, slots=True)
class SumsBeforeAdding:
    """The window sums on a day, by length in months, while from `least` to `most` contracts are added (None: any more).

    More than one footing stands on a day where added contracts take the share of unrated ones past a rule's limit.
    """

    day: date
    policy: Policy
    sums: dict[int, WindowSum]
    least: int = 0
    most: int | None = None


class GrowingEra:
    """One era of a timeline, as added contracts would find it.

    Where a rule asks for the share of unrated contracts, the era is swept twice: as things are, and as if no share were
    left because so many rated ones were added. Only between several limits must a day be judged by itself.
    """

    def __init__(self, history: History, era: EraSweep, known: KnownSpans) -> None:
        self.policy, self.interpreter = era.policy, known.interpreter(era.policy)
        self._history, self._era = history, era
        self._crowd = Crowd(history.contracts, era.policy)
        self._relations = Relations(history.contracts, era.last)
        self._if_rated = self._swept_if_rated(known) if self._crowd.matters(era.first, era.last) else era

    def covers(self, day: date) -> bool:
        """Whether a day is one of the era, as far as it was swept."""
        return self._era.first <= day <= self._era.last

    def days(self, pace: Pace, today: date) -> tuple[date, ...]:
        """The days from `today` on, on which fewer contracts may do than before: a window changes, or the pace allows
        more."""
        allowed = (day for day in pace.steps(self._era.last) if day >= self._era.first)
        days = {max(day, today) for day in (*_starts(self._era), *_starts(self._if_rated), *allowed)}
        return tuple(sorted(day for day in days if day <= self._era.last))

    def footings(self, day: date) -> Iterator[SumsBeforeAdding]:
        """What the windows hold on a day, for any number of added contracts, the fewest first."""
        for least, most, share in self._crowd.ranges(day):
            course = self._course(least, most)
            sums = course.sums_on(day) if course else self._sums(self._judged(day, share), day)
            yield SumsBeforeAdding(day, self.policy, sums, least, most)

    def footings_at_worst(self, day: date, target: int) -> Iterator[list[SumsBeforeAdding]]:
        """The same, if everything unknown is told and answered as badly as it can be for a target in whole percent,
        then if it leaves the fewest contracts that count; in every window for itself."""
        t, lengths = (2 * target - 1) * self.policy.scale.unit, self.policy.windows.lengths
        judged = [(r[0], r[1], tuple(self._every_verdict(day, r[2]))) for r in self._crowd.ranges(day)]
        for fewest in (False, True):
            worst = [{n: self._worst_sum(found, n, day, t, fewest=fewest) for n in lengths} for *_, found in judged]
            yield [SumsBeforeAdding(day, self.policy, sums, *r[:2]) for sums, r in zip(worst, judged, strict=True)]

    def _worst_sum(
        self, found: Iterable[Iterable[Verdict]], months: int, day: date, t: int, *, fewest: bool
    ) -> WindowSum:
        """What a window holds if each contract takes it furthest from a target t: the least n - t w (net and weight);
        for the fewest it does not hold a contract that it need not."""

        def remainder(verdict: Verdict) -> tuple[bool, int]:
            part = holding(verdict, since, day)
            return fewest and bool(part), 200 * part.net - t * part.weight if part else 0

        since = earliest_entry(day, months)
        return window_sum((min(verdicts, key=remainder) for verdicts in found), months, self.policy, day)

    def _every_verdict(self, day: date, share: Fraction) -> Iterator[list[Verdict]]:
        """What each contract may come to on a day, however what nobody told of it is told, by every rule that may
        decide; where there are too many tellings, as it is taken."""
        policy, contracts = self.policy, self._history.contracts
        is_varied = sum(most_tellings(contract, day, policy) for contract in contracts) <= MOST_TELLINGS
        varied = Varied.fitting(contracts, day, policy, MOST_VARIED)
        for contract in contracts:
            told = (one for one, _ in tellings(contract, day, policy, varied)) if is_varied else (contract,)
            arounds = ((one, Surroundings(share, self._relations.told(one))) for one in told)
            found = ((self.interpreter.judge(one, day, around), around) for one, around in arounds)
            yield [other for verdict, around in found for other in self._by_every_rule(verdict, day, around)]

    def score(self, day: date, added: Sequence[Contract]) -> Score:
        """The engine's score on a day with contracts added that differ in nothing but their names, days and feedback.

        Contracts that count on no day of the era have no verdict in it.
        """
        least, most, share = next(r for r in self._crowd.ranges(day) if r[1] is None or len(added) <= r[1])
        course = self._course(least, most)
        verdicts = course.verdicts_on(day) if course else self._judged(day, share)
        around = Surroundings(share, self._relations)
        kinds = {(one.ended, one.feedback): one for one in added}
        alike = {kind: self.interpreter.judge(one, day, around) for kind, one in kinds.items()}
        more = tuple(replace(alike[one.ended, one.feedback], contract=one) for one in added)
        return score_verdicts((*verdicts, *more), self.policy, day)

    def _swept_if_rated(self, known: KnownSpans) -> EraSweep:
        """The era if no contract counted as unrated in the share: that of no contracts at all is none."""
        contracts, first, last = self._history.contracts, self._era.first, self._era.last
        judge = SpanJudge(contracts, self.interpreter, first, last, rated=True)
        spans = tuple(span for contract in contracts for span in judge.spans(contract))
        return replace(self._era, spans=spans, stretches=tuple(stretches(spans, self.policy, first, last, known)))

    def _course(self, least: int, most: int | None) -> EraSweep | None:
        if least == 0:
            return self._era
        return self._if_rated if most is None else None

    def _judged(self, day: date, share: Fraction) -> tuple[Verdict, ...]:
        around = Surroundings(share, self._relations)
        return tuple(self.interpreter.judge(contract, day, around) for contract in self._history.contracts)

    def _by_every_rule(self, verdict: Verdict, day: date, around: Surroundings) -> Iterable[Verdict]:
        if len(verdict.possible) == 1:
            return (verdict,)
        return self.interpreter.decided_by(verdict, verdict.rules, day, around)

    def _sums(self, verdicts: tuple[Verdict, ...], day: date) -> dict[int, WindowSum]:
        return {months: window_sum(verdicts, months, self.policy, day) for months in self.policy.windows.lengths}


def _starts(era: EraSweep) -> Iterator[date]:
    return (stretch.first for stretch in era.stretches)
