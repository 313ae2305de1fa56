"""The matters of a contract that is typed: it joins the history once its days are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from jss_cli.domain.history import Contract, Feedback
from jss_cli.files.histories.vague import DayBounds, settled
from jss_cli.imports.interview.contracts import CLIENT_HELP, client_named, earlier_clients, refuse_unfit
from jss_cli.imports.interview.matter import Matter, said, value_of
from jss_cli.imports.interview.planning import missing, unknown_client
from jss_cli.imports.interview.talk import Talk, TurnAhead

NEW = ("new_client", "new_started")
UNRATED = {"feedback": Feedback(stars=None)}
DAYS = ("A day or a month: 2026-03-02 or 2026-03.",)


def _take_title(talk: Talk, turn: TurnAhead, text: str) -> Talk:
    """A title begins a contract, after which another is asked for; Enter: there is none."""
    if not text:
        return talk
    number = len(talk.history.contracts) + 1
    turns = [TurnAhead(matter, number=number) for matter in (*NEW, "new_ended")]
    return replace(talk, typed=(("title", value_of("title", text)),)).then(*turns, replace(turn, number=number + 1))


def _take_silent(talk: Talk, _turn: TurnAhead, text: str) -> Talk:
    """So many contracts that closed without pay or feedback; each is typed."""
    number = _counted(text) if text else 0
    first = len(talk.history.contracts) + 1
    matters = ("silent_title", *NEW, "silent_ended")
    return talk.then(*(TurnAhead(matter, number=n) for n in range(first, first + number) for matter in matters))


def _counted(text: str) -> int:
    return int(str(value_of("paid_months", text)))


def _take_silent_title(talk: Talk, _turn: TurnAhead, text: str) -> Talk:
    return replace(talk, typed=(("title", value_of("title", text) if text else ""), *UNRATED.items()))


def _take_client(talk: Talk, _turn: TurnAhead, text: str) -> Talk:
    return _typed(talk, "client", client_named(talk, text) if text else "unknown")


def _take_started(talk: Talk, _turn: TurnAhead, text: str) -> Talk:
    return _typed(talk, "started", value_of("started", text) if text else DayBounds(not_after=talk.scope.today))


def _take_ended(talk: Talk, turn: TurnAhead, text: str) -> Talk:
    """The end of a contract that may be open, as Enter says."""
    return _joined(_typed(talk, "ended", value_of("ended", text) if text else None), turn, "earned")


def _take_silent_ended(talk: Talk, turn: TurnAhead, text: str) -> Talk:
    """The end of a contract that closed; Enter: on a day that is not known."""
    return _joined(_typed(talk, "ended", value_of("ended", text) if text else DayBounds()), turn, "paid")


def _typed(talk: Talk, name: str, value: object) -> Talk:
    return replace(talk, typed=(*talk.typed, (name, value)))


def _joined(talk: Talk, turn: TurnAhead, amount: str) -> Talk:
    """The talk with what was typed as a contract of the history, and what else is missing of it asked next."""
    contract = _contract(_new_id(talk), dict(talk.typed), talk.scope.today)
    refuse_unfit(contract, talk.scope)
    history = replace(talk.history, contracts=(*talk.history.contracts, contract))
    matters = [
        amount if matter == "earned" else matter for matter in missing(contract, talk.scope) if matter not in ASKED
    ]
    turns = (replace(turn, matter=matter, contract=contract.id) for matter in matters)
    told = () if matters else (f"it ended before {talk.scope.counts_from} and counts no more: nothing else is asked",)
    return replace(talk, history=history, typed=(), remarks=told).then(*turns)


ASKED = ("client", "started", "ended")  # as the contract was typed


def _contract(name: str, values: dict[str, Any], today: date) -> Contract:
    """A contract of what was typed."""
    days = settled(values) or settled(values | {"started": DayBounds(not_after=today)})
    client = unknown_client(name) if values["client"] == "unknown" else values["client"]
    return Contract(**values | {"id": name, "client": client} | (days._asdict() if days else {}))


def _new_id(talk: Talk) -> str:
    """The first of c1, c2, … that no contract bears."""
    taken = {contract.id for contract in talk.history.contracts}
    return next(name for name in (f"c{number}" for number in range(1, len(taken) + 2)) if name not in taken)


SILENT = (
    "Were there contracts that closed without pay or without feedback?",
    "They do not show on your profile.",
)
ENTRY_MATTERS = {
    "title": Matter(
        said("Title of a contract"),
        "no more",
        ("What the work was called; the days, amount and stars are asked next.",),
        _take_title,
    ),
    "new_client": Matter(
        lambda talk, _: f"Client, a letter will do{earlier_clients(talk)}",
        "not known",
        CLIENT_HELP,
        _take_client,
    ),
    "new_started": Matter(said("Started on (2026-03-02)"), "not known", DAYS, _take_started),
    "new_ended": Matter(said("Ended on (2026-03-20)"), "still open", DAYS, _take_ended),
    "silent": Matter(
        said("How many such contracts"),
        "none",
        ("A contract that closed unpaid, or that nobody rated, may count all the same.",),
        _take_silent,
        lambda _talk, _turn: SILENT,
    ),
    "silent_title": Matter(
        said("Title of that contract"), "not known", ("What the work was called.",), _take_silent_title
    ),
    "silent_ended": Matter(said("Ended on (2026-03-20)"), "not known", DAYS, _take_silent_ended),
}
