"""What a client may be asked for: one rule, for a request that is drafted and for what a plan advises."""

from __future__ import annotations

from datetime import date, timedelta

from jss_cli.domain.case import Case
from jss_cli.domain.facts import MOST_STARS
from jss_cli.domain.history import Contract, Unknown
from jss_cli.domain.plan import ActionKind, ClientRequest, RequestKind
from jss_cli.domain.policy import Policy
from jss_cli.errors import Fault, UsageError
from jss_cli.explaining.next.applying import which_ids
from jss_cli.scoring.context import is_unrated

ASKED: dict[ActionKind, RequestKind] = {"rate": "rate", "edit": "edit", "interim": "close", "pay": "close"}
_Obstacle = tuple[str, str]  # why a client may be asked for nothing, and what to know about it


def client_request(case: Case, name: str) -> ClientRequest:
    """What the client of the contract of an id may be asked for. Raises UsageError (JSS909) where nothing may."""
    contract = next((contract for contract in case.history.contracts if contract.id == name), None)
    if contract is None:
        raise UsageError(Fault("JSS909", f'no contract is called "{name}"', which_ids(name, case.history)))
    found = _request(contract, case.policy, case.day)
    if isinstance(found, ClientRequest):
        return found
    why, hint = found
    raise UsageError(Fault("JSS909", f"contract {contract.id}: there is nothing to ask its client for, as {why}", hint))


def is_askable(kind: ActionKind, contract: Contract, policy: Policy, day: date) -> bool:
    """Whether an action asks the client of a contract for nothing, or for what it may be asked for on a day."""
    found = _request(contract, policy, day)
    return kind not in ASKED or (isinstance(found, ClientRequest) and found.kind == ASKED[kind])


def _request(contract: Contract, policy: Policy, day: date) -> ClientRequest | _Obstacle:
    """What the client of a contract may be asked for on a day: an open one can be closed, an ended one rated for some
    days, its stars edited once; never for a reason, or for what was said in private."""
    if obstacle := _barred(contract, day):
        return obstacle
    days = policy.measures.feedback_days
    if contract.ended is None or contract.ended > day:
        return ClientRequest(contract, "close", None, days)
    until = contract.ended + timedelta(days=days)
    if is_unrated(contract) or isinstance(contract.feedback.stars, Unknown):
        over = f"the {days} days for feedback were over on {until}", "it can no longer be rated"
        return over if day > until else ClientRequest(contract, "rate", until, days)
    return _uneditable(contract) or ClientRequest(contract, "edit", None, policy.measures.edit_days)


def _barred(contract: Contract, day: date) -> _Obstacle | None:
    """Why the client is not to be asked about a contract at all."""
    pressing = "a request beside a dispute can be taken for pressure; let the marketplace decide it first"
    return _first(
        (contract.started > day, f"it begins on {contract.started}", "ask when the work is done"),
        (
            contract.client_standing != "ok",
            f"its client is {contract.client_standing}",
            "nothing that such a client says counts",
        ),
        (contract.disputed, "it was disputed", pressing),
        (contract.feedback.removed, "its feedback was removed", "what was said of it no longer counts"),
    )


def _uneditable(contract: Contract) -> _Obstacle | None:
    """Why stars cannot be edited, or need not be."""
    stars, before = contract.feedback.stars, contract.feedback.stars_before
    return _first(
        (stars is None, "it has no public stars", "a private answer is final: it can never be edited"),
        (
            stars == MOST_STARS,
            "it has five stars already",
            "a private answer or a reason is not yours to ask about",
        ),
        (before is not None, "its stars were edited already", "a client can edit them once for each contract"),
    )


def _first(*obstacles: tuple[bool, str, str]) -> _Obstacle | None:
    """The first obstacle that there is."""
    return next(((why, hint) for is_there, why, hint in obstacles if is_there), None)
