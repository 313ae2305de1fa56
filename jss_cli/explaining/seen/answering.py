"""What explains the score that was seen: every reading of the rules weighed by how well its worlds show it.

Textbook name: Bayesian model averaging over factored models, each summed exactly by forward-backward; stories and what
depends on whole worlds from a few hundred that are drawn with a fixed seed. A world is an answer to every unknown fact,
surprises and a contract that is missing included; P(world, reading) x P(what was seen) is what counts.
Three equal contracts of five stars, and 33 percent: one of them counted against its owner, each as likely.

    >>> from datetime import date
    >>> from jss_cli.api import open_history
    >>> from jss_cli.domain.history import Observation
    >>> case = open_history(text='''id,client,started,ended,earned,stars
    ... a,A,2024-10-01,2024-10-15,100,5
    ... b,B,2024-10-01,2024-10-20,100,5
    ... c,C,2024-10-01,2024-10-31,100,5''', as_of=date(2024, 12, 1))
    >>> answer = answer_seen(case, [Observation(case.day, 33)])
    >>> answer.score.whole, round(answer.expected, 1), answer.fits
    (100, 33.3, 'exact')
    >>> [(len(group.odds), round(group.odds[0].after.negative, 2), round(group.lost, 1)) for group in answer.groups]
    [(3, 0.33, 66.5)]
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, inf

from jss_cli.domain.case import Case
from jss_cli.domain.history import Observation
from jss_cli.domain.readings import Readings, RulesReading
from jss_cli.domain.sections import Seeing
from jss_cli.domain.seen import AlikeContracts, LookedAt, SeenAnswer, WeighedReading
from jss_cli.domain.verdict import LESS_THAN_GOOD
from jss_cli.errors import Fault, InputError
from jss_cli.explaining.seen.alike import alike
from jss_cli.explaining.seen.band import band_of
from jss_cli.explaining.seen.drawn import drawn
from jss_cli.explaining.seen.odds import absent, odds_of
from jss_cli.explaining.seen.question import observed_until
from jss_cli.explaining.seen.stages import Effort, most_cells
from jss_cli.explaining.seen.weighing import (
    DayReading,
    Mean,
    Summed,
    Weighing,
    readings_of,
    sampled,
    share_dropped,
    weighings_of,
)
from jss_cli.scoring.scoring import score_history

SEED = 20160821  # with which worlds are drawn, the same ones every time
MOST = 500  # contracts
MOST_DAYS = ((20, 4), (40, 2), (MOST, 1))  # observed days, the first given, of so many contracts
NEGLIGIBLE, RARE = 1e-9, 1e-13  # chances of states that are not followed
MOST_DROPPED = 1e-3  # of all worlds that fit


def seen_answer(case: Case) -> SeenAnswer | None:
    """The answer for the score that was seen last, whatever the rules alone give; None if none was."""
    observed = observed_until(case)
    return answer_seen(case, observed) if observed else None


def answer_seen(case: Case, observed: Sequence[Observation], seed: int = SEED, *, needed: int = 1) -> SeenAnswer:
    """The answer for the score seen last among the first of some observed days, as many as so many contracts allow and
    at least those `needed`; earlier ones are weighed as well.

    Where too many worlds would have to be weighed, some are drawn. Raises InputError (JSS936) for more contracts than
    can be looked at.
    """
    if (number := len(case.history.contracts)) > MOST:
        message = f"too many worlds: what {number:,} contracts may have counted as, at most {MOST:,} are looked at"
        raise InputError(Fault("JSS936", message, "leave out those that are too old to count, or jss infer --range"))
    seeing = case.rulebook.on(max(seen.on for seen in observed)).seen
    most = next(days for contracts, days in MOST_DAYS if number <= contracts)
    days = sorted(observed[: max(most, needed)], key=lambda seen: seen.on, reverse=True)
    found, told = readings_of(case, days, seeing)
    weighings, is_fitting = _summed(found, days, seeing) or sampled(found, days, seeing, seed)
    return _mixed(case, days, weighings, told, is_fitting=is_fitting, seed=seed)


def _summed(
    found: Sequence[DayReading], days: Sequence[Observation], seeing: Seeing
) -> tuple[list[Summed], bool] | None:
    """The readings by all their worlds, and whether these fit; None: there are too many."""
    told, left = None, most_cells(len(found[0].look.course.spots))
    for effort in _efforts(seeing):
        weighings = weighings_of(found, days, seeing, effort._replace(cells=left))
        lost, took = share_dropped(weighings), sum({id(one.trellis): one.trellis.visited for one in weighings}.values())
        if not weighings:
            break
        if lost < inf or effort.wide:
            told = weighings, not effort.wide
        left -= took
        if lost <= MOST_DROPPED or (lost < inf and (took > left or len(weighings) < len(found))):
            break
    return told


def _efforts(seeing: Seeing) -> tuple[Effort, ...]:
    """How far worlds are looked for, one after the other until enough of them is followed."""
    few = seeing.surprises
    return Effort(few, NEGLIGIBLE), Effort(few, RARE), Effort(inf, RARE), Effort(inf, RARE, wide=True)


def _mixed(  # noqa: PLR0913 - what was found, and how worlds are drawn from it
    case: Case,
    days: Sequence[Observation],
    weighings: Sequence[Weighing],
    among: Readings,
    *,
    is_fitting: bool,
    seed: int,
) -> SeenAnswer:
    """The answer over all readings."""
    evidence = fsum(one.evidence for one in weighings)
    base = weighings[0].reading
    score = score_history(case.history, base.days[0].policy, base.days[0].on)
    odds = odds_of(case.history, weighings, evidence)
    groups = [AlikeContracts(tuple(odds[i] for i in group)) for group in alike([one.reading.look for one in weighings])]
    lower = days[0].shown in {"none", "untold"} or score.whole is None or days[0].bounds[1] < score.whole
    told = drawn(case.history, weighings, evidence, groups, lower=lower, seed=seed)
    mean, options = Mean(weighings), {one.reading.reading.options for one in weighings}
    taken = [one.weight for one in among.readings if one.options in options]  # once, on whichever of the days
    return SeenAnswer(
        announced=case.history.unlisted,
        days=_looked_at(case, days, weighings, evidence),
        score=score,
        is_fitting=is_fitting,
        evidence=evidence,
        expected=mean.of_scored(lambda sums: sums.raw + sums.below),
        raw=mean.of_scored(lambda sums: sums.raw),
        unlisted=mean.of_scored(lambda sums: fsum(sums.points)) - fsum(one.lost for one in odds),
        exact=mean.of_all(lambda sums: sums.exact),
        scored=mean.of_all(lambda sums: sums.scored),
        surprising=mean.of_all(lambda sums: sums.evidence - sums.explained),
        window=mean.likeliest_window(),
        absent=absent(case.history, weighings, evidence),
        groups=tuple(sorted(groups, key=lambda group: -group.lost)),
        stories=told.stories,
        fallen=band_of((sum(o in LESS_THAN_GOOD for o in w.outcomes), 1 / len(told.worlds)) for w in told.worlds),
        readings=_shares(weighings, evidence),
        number=among.number,
        weighed=len(taken),
        held=among.held * sum(taken),
        worlds=tuple(told.worlds),
        dropped=min(share_dropped(weighings), 1.0),
        days_taken=base.look.kinds.days_taken,
        is_sampled=not isinstance(weighings[0], Summed),
    )


def _looked_at(
    case: Case, days: Sequence[Observation], weighings: Sequence[Weighing], evidence: float
) -> tuple[LookedAt, ...]:
    """The days that were looked at, with what the rules alone give for each."""
    found = []
    for number, seen in enumerate(days):
        day = weighings[0].reading.days[number]
        computed = score_history(case.history, day.policy, day.on).whole
        doubts = ((one.reading.weight, one.sums) for one in weighings)
        parts = [(w * s.elsewhere[number], w * s.miscounted[number], w * s.misshared[number]) for w, s in doubts]
        shares = (fsum(part) / evidence if evidence else 0.0 for part in zip(*parts, strict=True))
        found.append(LookedAt(seen, day.on, computed, *shares))
    return tuple(found)


def _shares(weighings: Sequence[Weighing], evidence: float) -> tuple[WeighedReading, ...]:
    """The readings that fit, the likeliest first."""
    sums: dict[tuple[str, ...], tuple[RulesReading, float]] = {}
    for one in weighings:
        reading = one.reading.reading
        _, share = sums.get(reading.options, (reading, 0.0))
        sums[reading.options] = reading, share + (one.evidence / evidence if evidence else one.reading.weight)
    ranked = sorted(sums.values(), key=lambda pair: -pair[1])
    return tuple(WeighedReading(reading, share) for reading, share in ranked if share)
