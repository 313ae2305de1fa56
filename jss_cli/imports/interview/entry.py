"""The matters of a contract that is typed: its title brings it into the history, where the rest is filled in."""

from __future__ import annotations

from dataclasses import replace

from jss_cli.domain.history import Contract, unknown_client
from jss_cli.domain.vague import DayBounds
from jss_cli.files.histories.fields import folded
from jss_cli.imports.interview.contracts import CONTRACT_MATTERS, DAY_HELP, with_day
from jss_cli.imports.interview.matter import Matter, is_yes, said, value_of
from jss_cli.imports.interview.talk import ASKED_ON, Talk, TurnAhead, missing, with_extra
from jss_cli.imports.join.top import with_unlisted


def _take_title(talk: Talk, turn: TurnAhead, text: str) -> Talk:
    """A title begins a contract, after which another is asked for."""
    after = _begun(talk.then(replace(turn, number=len(talk.history.contracts) + 2)), text, "new_ended")
    return _counting(after, -1).then(replace(after.turns[0], matter="one_of")) if talk.history.unlisted else after


def _take_silent(talk: Talk, _turn: TurnAhead, text: str) -> Talk:
    """So many contracts that are not listed, each of which is typed."""
    number = int(str(value_of("paid_months", "0" if folded(text) == "none" else text)))
    extras = with_extra(talk.history.extras, ASKED_ON, str(talk.scope.today))
    asked = _counting(replace(talk, history=replace(talk.history, extras=extras)), number)
    return asked.then(
        *(TurnAhead("silent_title", number=len(talk.history.contracts) + n) for n in range(1, number + 1))
    )


def _counting(talk: Talk, more: int) -> Talk:
    """The talk with so many more contracts unlisted; once there are none, that is known if it was asked."""
    is_known = (left := (talk.history.unlisted or 0) + more) or ASKED_ON in dict(talk.history.extras)
    return replace(talk, history=with_unlisted(talk.history, left if is_known else None))


def _begun(talk: Talk, text: str, last: str) -> Talk:
    """The talk with a contract of which a title is known at most, and its client and days asked next."""
    name, today = _new_id(talk), talk.scope.today
    contract = Contract(
        name,
        unknown_client(name),
        today,
        str(value_of("title", text)) if text else "",
        ended=today,
        vague=(DayBounds(not_after=today).vague("started", today), DayBounds().vague("ended", today)),
    )
    history = replace(talk.history, contracts=(*talk.history.contracts, contract))
    turns = (TurnAhead(matter, name, len(history.contracts)) for matter in ("new_client", "new_started", last))
    return replace(talk, history=history).then(*turns)


def _new_id(talk: Talk) -> str:
    """The first of c1, c2, … that no contract bears."""
    taken = {contract.id for contract in talk.history.contracts}
    return next(name for number in range(1, len(taken) + 2) if (name := f"c{number}") not in taken)


def _with_rest(talk: Talk, turn: TurnAhead, amount: str) -> Talk:
    """The talk with what else is missing of a contract asked next."""
    asked = talk.contract(turn.contract)
    matters = [{"earned": amount}.get(one, one) for one in missing(asked, talk.scope) if one not in TYPED]
    told = () if matters else (f"it ended before {talk.scope.counts_from} and counts no more: nothing else is asked",)
    return replace(talk, remarks=told).then(*(replace(turn, matter=matter) for matter in matters))


TYPED = ("client", "started", "ended")  # as the contract was typed


def _new(name: str) -> Matter:
    """The matter of a contract of which there is nothing to tell about yet."""
    return replace(CONTRACT_MATTERS[name], about=lambda _talk, _turn: ())


def _ended_matter(usual: str, meant: str, amount: str) -> Matter:
    """The matter of an end of which Enter says what is `meant`, after which what else is missing is asked."""
    return Matter(
        said("Ended on (2026-03-20)"),
        usual,
        DAY_HELP,
        lambda talk, turn, text: _with_rest(
            with_day(talk, turn.contract, "ended", value_of("ended", text or meant)), turn, amount
        ),
        takes_enter=True,
    )


def _silent_about(talk: Talk, _turn: TurnAhead) -> tuple[str, ...]:
    """Whether the contracts are all; those that are counted and not listed are known to be missing."""
    counted = f" beside the {talk.history.unlisted} counted but not listed" if talk.history.unlisted else ""
    return (f"Are contracts missing here{counted}?", "One that closed without pay shows on no profile.")


ENTRY_MATTERS = {
    "title": Matter(
        lambda talk, _: (
            "Title of a contract" + f" ({talk.history.unlisted} are not listed)" * bool(talk.history.unlisted)
        ),
        "no more",
        ("What the work was called; the days, amount and stars are asked next.",),
        _take_title,
    ),
    "new_client": _new("client"),
    "new_started": _new("started"),
    "new_ended": _ended_matter("still open", "open", "earned"),
    "one_of": Matter(
        lambda talk, _: f"Is it one of the {(talk.history.unlisted or 0) + 1} counted but not listed (yes, no)",
        "yes",
        ("yes: one less is missing now; no: it is one more contract than was counted.",),
        lambda talk, _turn, text: talk if is_yes(text) else _counting(talk, 1),
    ),
    "silent": Matter(
        said("How many are missing (0: none)"),
        "not known",
        ("An unpaid contract may count all the same; 0 says that none is missing.",),
        _take_silent,
        _silent_about,
    ),
    "silent_title": Matter(
        said("Title of that contract"),
        "not known",
        ("What the work was called.",),
        lambda talk, _turn, text: _begun(_counting(talk, -1), text, "silent_ended"),
        takes_enter=True,
    ),
    "silent_ended": _ended_matter("not known", "unknown", "paid"),
}
