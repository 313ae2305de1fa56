"""What is seen at once of a trial: the score cut into points, and the next day on which it changes by itself."""

from __future__ import annotations

from functools import cached_property

from jss_cli.domain.case import Case
from jss_cli.domain.score import Attribution, Contribution, Score
from jss_cli.domain.timeline import Event
from jss_cli.explaining.time.events import next_cliff
from jss_cli.explaining.why.attribution import attribute
from jss_cli.explore.trial import Trial
from jss_cli.reports.why.points import lost_tenths
from jss_cli.scoring.scoring import score_history


class Glance:
    """A trial, its score, and what each contract costs. `cliff` is what else there is to see, where that is at once."""

    def __init__(self, trial: Trial) -> None:
        self.trial = trial
        self.case: Case = trial.case
        self.attribution: Attribution = attribute(score_history(self.case.history, self.case.policy, self.case.day))
        self.by_id: dict[str, Contribution] = {c.verdict.contract.id: c for c in self.attribution.contributions}

    @property
    def score(self) -> Score:
        """The score."""
        return self.attribution.score

    @cached_property
    def cliff(self) -> Event | None:
        """The next day on which the score changes by itself; None: it does not any more."""
        return next_cliff(self.case)

    @cached_property
    def tenths(self) -> dict[str, int]:
        """What the contracts that cost points cost, in tenths of points that add up to the score as it is printed."""
        costing = sorted((c for c in self.attribution.contributions if c.lost > 0), key=lambda c: -c.lost)
        tenths = lost_tenths(self.attribution, costing)
        return {c.verdict.contract.id: points for c, points in zip(costing, tenths, strict=True)}
