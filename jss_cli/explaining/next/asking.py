"""Whether there is something that a client may be asked for, by the rules of the day."""

from __future__ import annotations

from datetime import date, timedelta

from jss_cli.domain.case import Case
from jss_cli.domain.facts import MOST_STARS
from jss_cli.domain.history import Contract, Unknown
from jss_cli.domain.plan import ClientRequest
from jss_cli.errors import Fault, UsageError
from jss_cli.explaining.next.applying import which_ids
from jss_cli.scoring.context import is_unrated


def client_request(case: Case, name: str) -> ClientRequest:
    """What the client of the contract of an id may be asked for. Raises UsageError (JSS909) where nothing may."""
    contract = next((contract for contract in case.history.contracts if contract.id == name), None)
    if contract is None:
        raise UsageError(Fault("JSS909", f'no contract is called "{name}"', which_ids(name, case.history)))
    days = case.policy.measures.feedback_days
    _refuse_any(contract, case.day)
    if contract.ended is None or contract.ended > case.day:
        return ClientRequest(contract, "close", None, days)
    until = contract.ended + timedelta(days=days)
    if is_unrated(contract) or isinstance(contract.feedback.stars, Unknown):
        if case.day > until:
            raise _nothing(contract, f"the {days} days for feedback were over on {until}", "it can no longer be rated")
        return ClientRequest(contract, "rate", until, days)
    _refuse_edit(contract)
    return ClientRequest(contract, "edit", None, case.policy.measures.edit_days)


def _refuse_any(contract: Contract, day: date) -> None:
    """Raise UsageError for a contract about which the client is not to be asked at all."""
    if contract.started > day:
        raise _nothing(contract, f"it begins on {contract.started}", "ask when the work is done")
    if contract.client_standing != "ok":
        raise _nothing(contract, f"its client is {contract.client_standing}", "nothing that such a client says counts")
    if contract.disputed:
        hint = "a request beside a dispute can be taken for pressure; let the marketplace decide it first"
        raise _nothing(contract, "it was disputed", hint)
    if contract.feedback.removed:
        raise _nothing(contract, "its feedback was removed", "what was said of it no longer counts")


def _refuse_edit(contract: Contract) -> None:
    """Raise UsageError for stars that cannot be edited, or need not be."""
    stars = contract.feedback.stars
    if stars is None:
        raise _nothing(contract, "it has no public stars", "a private answer is final: it can never be edited")
    if stars == MOST_STARS:
        raise _nothing(contract, "it has five stars already", "a private answer or a reason is not yours to ask about")
    if contract.feedback.stars_before is not None:
        raise _nothing(contract, "its stars were edited already", "a client can edit them once for each contract")


def _nothing(contract: Contract, why: str, hint: str) -> UsageError:
    """That there is nothing to ask for."""
    return UsageError(
        Fault("JSS909", f"contract {contract.id}: there is nothing to ask its client for, as {why}", hint)
    )
