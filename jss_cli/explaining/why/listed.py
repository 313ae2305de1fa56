"""Contracts of which the insights page and the rules cannot both be right."""

from __future__ import annotations

from jss_cli.domain.case import Case
from jss_cli.scoring.scoring import score_history


def contradicted_in(case: Case) -> tuple[str, ...]:
    """The ids of the contracts that the insights page lists as counted and that no rule of the day can count."""
    marked = any(contract.insights for contract in case.history.contracts)
    return score_history(case.history, case.policy, case.day).contradicted if marked else ()
