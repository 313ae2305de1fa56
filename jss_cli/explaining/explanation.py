"""Everything that answers "why is my score what it is?", put together."""

from __future__ import annotations

from jss_cli.domain.case import Case
from jss_cli.domain.explanation import Explanation, Outlook
from jss_cli.domain.plan import Goal
from jss_cli.domain.score import Score
from jss_cli.domain.story import Range
from jss_cli.domain.timeline import Event, Timeline
from jss_cli.errors import InputError
from jss_cli.explaining.next.merging import find_twins
from jss_cli.explaining.next.plan import way_back
from jss_cli.explaining.readings import FEW, spread
from jss_cli.explaining.time.events import next_cliff
from jss_cli.explaining.time.standing import standing_of
from jss_cli.explaining.unseen.extremes import score_range
from jss_cli.explaining.why.attribution import attribute
from jss_cli.explaining.why.lanes import lanes
from jss_cli.explaining.why.reasons import rank_reasons
from jss_cli.explaining.why.sightings import compare_observed

FITS = 500  # contracts whose range and twins are worked out in well under a second, under every policy


def explain(case: Case, line: Timeline | None = None) -> Explanation:
    """The explanation of a case; what lies before its day and ahead of it is read off a line that is known already."""
    cliff = next_cliff(case, line)  # first, as it refuses what is too much for a sweep before anything is judged
    standing = standing_of(case, line)
    attribution = attribute(standing.score)
    return Explanation(
        case,
        standing,
        attribution,
        compare_observed(case, line),
        rank_reasons(attribution),
        _outlook(case, standing.score, cliff),
        lanes(attribution),
    )


def _outlook(case: Case, score: Score, cliff: Event | None) -> Outlook:
    """What lies beyond the score; the target is the one that the Top Rated badge asks for."""
    history, target = case.history, case.policy.top_rated.score
    fits = len(history.contracts) <= FITS
    return Outlook(
        range=_range(case) if fits else None,
        spread=spread(case) if len(history.contracts) <= FEW else None,
        twins=find_twins(history, score) if fits else (),
        cliff=cliff,
        target=target,
        ways=way_back(case, Goal(target)) if fits and (score.whole is None or score.whole < target) else (),
    )


def _range(case: Case) -> Range | None:
    """The worst and the best score that are possible; None where there are too many worlds for it."""
    try:
        return score_range(case.history, case.policy, case.day)
    except InputError:
        return None
