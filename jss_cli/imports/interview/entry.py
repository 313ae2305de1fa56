"""The matters of a contract that is typed: its title brings it into the history, where the rest is filled in."""

from __future__ import annotations

from dataclasses import replace

from jss_cli.domain.history import Contract, Feedback, unknown_client
from jss_cli.domain.vague import DayBounds
from jss_cli.imports.interview.contracts import CONTRACT_MATTERS, DAY_HELP, with_day
from jss_cli.imports.interview.matter import Matter, said, value_of
from jss_cli.imports.interview.talk import Talk, TurnAhead, missing


def _take_title(talk: Talk, turn: TurnAhead, text: str) -> Talk:
    """A title begins a contract, after which another is asked for; Enter: there is none."""
    if not text:
        return talk
    return _begun(talk.then(replace(turn, number=len(talk.history.contracts) + 2)), text, Feedback(), "new_ended")


def _take_silent(talk: Talk, _turn: TurnAhead, text: str) -> Talk:
    """So many contracts that closed without pay or feedback; each is typed."""
    number = int(str(value_of("paid_months", text))) if text else 0
    first = len(talk.history.contracts) + 1
    return talk.then(*(TurnAhead("silent_title", number=n) for n in range(first, first + number)))


def _begun(talk: Talk, text: str, feedback: Feedback, last: str) -> Talk:
    """The talk with a contract of which a title is known at most, and its client and days asked next."""
    name, today = _new_id(talk), talk.scope.today
    contract = Contract(
        name,
        unknown_client(name),
        today,
        str(value_of("title", text)) if text else "",
        ended=today,
        feedback=feedback,
        vague=(DayBounds(not_after=today).vague("started", today), DayBounds().vague("ended", today)),
    )
    history = replace(talk.history, contracts=(*talk.history.contracts, contract))
    turns = (TurnAhead(matter, name, len(history.contracts)) for matter in ("new_client", "new_started", last))
    return replace(talk, history=history).then(*turns)


def _new_id(talk: Talk) -> str:
    """The first of c1, c2, … that no contract bears."""
    taken = {contract.id for contract in talk.history.contracts}
    return next(name for name in (f"c{number}" for number in range(1, len(taken) + 2)) if name not in taken)


def _take_ended(talk: Talk, turn: TurnAhead, text: str) -> Talk:
    """The end of a contract that may be open, as Enter says."""
    day = value_of("ended", text) if text else None
    return _with_rest(with_day(talk, turn.contract, "ended", day), turn, "earned")


def _take_silent_ended(talk: Talk, turn: TurnAhead, text: str) -> Talk:
    """The end of a contract that closed; Enter: on a day that is not known."""
    told = with_day(talk, turn.contract, "ended", value_of("ended", text)) if text else talk
    return _with_rest(told, turn, "paid")


def _with_rest(talk: Talk, turn: TurnAhead, amount: str) -> Talk:
    """The talk with what else is missing of a contract asked next."""
    found = missing(talk.contract(turn.contract), talk.scope)
    matters = [amount if matter == "earned" else matter for matter in found if matter not in ASKED]
    told = () if matters else (f"it ended before {talk.scope.counts_from} and counts no more: nothing else is asked",)
    return replace(talk, remarks=told).then(*(replace(turn, matter=matter) for matter in matters))


ASKED = ("client", "started", "ended")  # as the contract was typed


def _new(name: str) -> Matter:
    """The matter of a contract of which there is nothing to tell about yet."""
    return replace(CONTRACT_MATTERS[name], about=lambda _talk, _turn: ())


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
    "new_client": _new("client"),
    "new_started": _new("started"),
    "new_ended": Matter(said("Ended on (2026-03-20)"), "still open", DAY_HELP, _take_ended),
    "silent": Matter(
        said("How many such contracts"),
        "none",
        ("A contract that closed unpaid, or that nobody rated, may count all the same.",),
        _take_silent,
        lambda _talk, _turn: SILENT,
    ),
    "silent_title": Matter(
        said("Title of that contract"),
        "not known",
        ("What the work was called.",),
        lambda talk, _turn, text: _begun(talk, text, Feedback(stars=None), "silent_ended"),
    ),
    "silent_ended": Matter(said("Ended on (2026-03-20)"), "not known", DAY_HELP, _take_silent_ended),
}
