"""And if this had been otherwise: the score before and after a scenario, and what lies between."""

from __future__ import annotations

from jss_cli.domain.case import Case
from jss_cli.domain.scenario import Changed, Counterfactual
from jss_cli.explaining.time.change import bridge
from jss_cli.explaining.why.attribution import attribute
from jss_cli.scoring.scoring import score_history


def counterfactual(case: Case, changed: Changed) -> Counterfactual:
    """Both scores and the bridge."""
    before = score_history(case.history, case.policy, case.day)
    after = score_history(changed.history, changed.rulebook.on(changed.day), changed.day)
    return Counterfactual(changed.scenario, changed.agency, attribute(before), attribute(after), bridge(before, after))
