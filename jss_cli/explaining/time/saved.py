"""The score that saved verdicts give, held against the one that was saved with them."""

from __future__ import annotations

from jss_cli.domain.saved import Saved
from jss_cli.domain.score import Score
from jss_cli.errors import Fault, InputError
from jss_cli.scoring.scoring import score_verdicts


def score_saved(saved: Saved) -> Score:
    """The score of a saved result. Raises InputError (JSS907) if its verdicts give other windows than it states."""
    score = score_verdicts(saved.verdicts, saved.policy, saved.day)
    if tuple(window.percent for window in score.windows) != saved.percents:
        message = "its contracts give other percents than it states: it was changed, or the rules were"
        raise InputError(Fault("JSS907", message, "save it again with jss explain --format json", saved.source))
    return score
