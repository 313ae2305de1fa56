"""What a check finds in a history: scores that the rules do not give, what explains the last of them, and what is left
out though the score depends on it."""

from __future__ import annotations

from jss_cli.domain.case import Case
from jss_cli.domain.seen import SeenAnswer
from jss_cli.domain.seen_explanation import Checked
from jss_cli.errors import InputError
from jss_cli.explaining.why.absent import absences
from jss_cli.explaining.why.sightings import compare_observed, contradicted_in


def checked(case: Case) -> Checked:
    """Everything that is found in one history."""
    disagreements = tuple(sighting for sighting in compare_observed(case) if not sighting.agrees)
    explained = _explained(case) if disagreements else None
    return Checked(case, disagreements, explained, absences(case), contradicted_in(case))


def _explained(case: Case) -> SeenAnswer | None:
    """What explains the score that was seen last, and which older ones do not go with it; None for too many worlds."""
    from jss_cli.explaining.seen.answering import seen_answer  # noqa: PLC0415 - the rules give most scores

    try:
        return seen_answer(case)
    except InputError:
        return None
