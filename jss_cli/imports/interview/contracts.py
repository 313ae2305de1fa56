"""The matters of one contract that is in the history: what is missing of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from jss_cli.domain.history import UNKNOWN, Contract, Unknown, with_values
from jss_cli.domain.vague import DAYS, DayBounds, known_day, settled
from jss_cli.errors import did_you_mean
from jss_cli.files.histories.fields import FLIPPED, folded
from jss_cli.files.histories.meaning import contradictions
from jss_cli.files.histories.showing import RefusedError
from jss_cli.imports.interview.matter import Matter, Words, fitted, said, value_of
from jss_cli.imports.interview.talk import Scope, Talk, TurnAhead, asks_private

REASONS = tuple(reason for reason in FLIPPED["end_reason"].answers if reason != "unknown")
UNKNOWN_YET = "not known"
CLIENT_HELP = ("A letter that tells clients apart will do; write the same for the same client.",)
DAY_HELP = ("A day or a month: 2026-03-02 or 2026-03.",)
SHOWN = 30  # columns of a title


def _with_told(talk: Talk, turn: TurnAhead, **values: object) -> Talk:
    """The talk with fields of the turn's contract set. Raises RefusedError if they speak against others."""

    def told(contract: Contract) -> Contract:
        changed = with_values(contract, {name.replace("__", "."): value for name, value in values.items()})
        _refuse_unfit(changed, talk.scope)
        return changed

    return talk.changed(turn.contract, told)


def with_day(talk: Talk, name: str, day: str, value: object) -> Talk:
    """The talk with the start or end of a contract, of which bounds may be all that is known. Raises RefusedError."""
    today = talk.scope.today

    def told(contract: Contract) -> Contract:
        known = {field: known_day(contract, field) for field in DAYS} | {
            day: _so_far(value, today),
            "payments": contract.payments,
        }
        days = settled(known) or settled(known | {"started": DayBounds(not_after=today)})
        changed = replace(contract, **days._asdict()) if days else contract
        _refuse_unfit(changed, talk.scope)
        return changed

    return talk.changed(name, told)


def _so_far(value: object, today: date) -> object:
    """A day as it was told; of a month that is not over what is over of it."""
    if isinstance(value, DayBounds) and value.not_before and value.not_before <= today:
        return replace(value, not_after=min(value.not_after or today, today))
    return value


def _refuse_unfit(contract: Contract, scope: Scope) -> None:
    """Raise RefusedError for a contract that says something against itself, or of days to come."""
    for found in contradictions(contract):
        raise RefusedError(found.code, f"would not fit: the contract {found.claim}", found.hint)
    for name in ("started", "ended"):
        if (day := getattr(contract, name)) and day > scope.today:
            raise RefusedError("JSS946", f"is after today, {scope.today}", "check the year")


def _earlier_clients(talk: Talk) -> str:
    """The clients so far, for a prompt."""
    names = dict.fromkeys(contract.client for contract in talk.history.contracts if contract.named_client)
    return f" ({', '.join(names)})" if names else ""


def _client_named(talk: Talk, text: str) -> str:
    """The client that a text means: an earlier one if it differs from it in case alone."""
    name = str(value_of("client", text))
    known = {contract.client.casefold(): contract.client for contract in talk.history.contracts}
    return known.get(name.casefold(), name)


def _field_matter(name: str, words: str | Words, *help_lines: str) -> Matter:
    """The matter of one field."""
    return Matter(
        said(words) if isinstance(words, str) else words,
        UNKNOWN_YET,
        help_lines,
        lambda talk, turn, text: _with_told(talk, turn, **{name: value_of(name, text, talk.history.currency)}),
        _about,
    )


def _day_matter(name: str, words: str) -> Matter:
    """The matter of a start or an end."""
    return Matter(
        said(words),
        UNKNOWN_YET,
        DAY_HELP,
        lambda talk, turn, text: with_day(talk, turn.contract, name, value_of(name, text)),
        _about,
    )


def _about(talk: Talk, turn: TurnAhead) -> tuple[str, ...]:
    """A contract on a line: its title, client, days, stars and amount, as far as they are known."""
    contract = talk.contract(turn.contract)
    stars = contract.feedback.stars
    rated = (
        ""
        if isinstance(stars, Unknown)
        else "no feedback"
        if stars is None
        else f"{stars} star{'s' if stars != 1 else ''}"
    )
    told = (
        fitted(contract.title or contract.id, SHOWN),
        fitted(contract.named_client or "", SHOWN // 2),
        f"{_day(contract, 'started')} to {_day(contract, 'ended') if contract.ended else 'still open'}",
        rated,
        "" if contract.earned is UNKNOWN else f"{contract.earned} {talk.history.currency}",
    )
    return (", ".join(filter(None, told)),)


def _day(contract: Contract, name: str) -> str:
    first, last = (bounds.not_before, bounds.not_after) if (bounds := contract.bounds(name)) else (None, None)
    return {
        (True, True): f"about {getattr(contract, name)}",
        (False, True): f"{last} or earlier",
        (True, False): f"{first} or later",
        (False, False): "a day not known" if bounds else str(getattr(contract, name)),
    }[bool(first), bool(last)]


def _months(contract: Contract, scope: Scope) -> int:
    first, last = contract.started, contract.ended or scope.today
    return (last.year - first.year) * 12 + last.month - first.month + 1


def _take_private(talk: Talk, turn: TurnAhead, text: str) -> Talk:
    """A reason; with a number from 0 to 10 before it, or that alone, where the client was asked for one; `none`: no
    private answer was given."""
    words, is_asked = text.split(), asks_private(talk.contract(turn.contract), talk.scope)
    numbers = [word for word in words if is_asked and (word == "none" or word[0].isdigit() or word[0] == "-")]
    if len(numbers) > 1:
        raise RefusedError("JSS929", "has two numbers", "write one from 0 to 10, then the reason: 3 unprofessional")
    told = {"feedback__recommend": value_of("feedback.recommend", numbers[0])} if numbers else {}
    if reason := "_".join(word for word in words if word not in numbers):
        told["ending__reason"] = _reason(reason)
    understood = tuple(
        f"{number}: kept as the client's private answer, not as stars" for number in numbers if not reason
    )
    return replace(_with_told(talk, turn, **told), remarks=understood)


def _reason(text: str) -> object:
    """The reason that a text begins like no other. Raises RefusedError."""
    meant = [reason for reason in REASONS if reason.startswith(folded(text))]
    if len(meant) == 1:
        return meant[0]
    hint = did_you_mean(folded(text), REASONS, f"write one of: {', '.join(REASONS)}")
    raise RefusedError("JSS920", "names no reason", hint)


CONTRACT_MATTERS = {
    "client": Matter(
        lambda talk, _: f"Client, a letter will do{_earlier_clients(talk)}",
        UNKNOWN_YET,
        CLIENT_HELP,
        lambda talk, turn, text: _with_told(talk, turn, client=_client_named(talk, text)),
        _about,
    ),
    "started": _day_matter("started", "Started on (2026-03-02)"),
    "ended": _day_matter("ended", "Ended on (2026-03-20, or open)"),
    "earned": _field_matter(
        "earned",
        lambda talk, _: f"Amount in {talk.history.currency}",
        "What the client paid in all, before fees and refunds; 0 if nothing was paid.",
    ),
    "paid_months": _field_matter(
        "paid_months",
        lambda talk, turn: f"Months in which it was paid, of {_months(talk.contract(turn.contract), talk.scope)}",
        "A contract counts more, the longer it was paid: in how many months was it?",
    ),
    "stars": _field_matter(
        "feedback.stars",
        "Stars (4.85, or none)",
        "The public feedback, 1 to 5; none if the client gave none.",
    ),
    "private": Matter(
        lambda talk, turn: (
            "Private answer (0 to 10) and reason (9 completed)"
            if asks_private(talk.contract(turn.contract), talk.scope)
            else "Reason the client gave (completed)"
        ),
        UNKNOWN_YET,
        (
            "How likely the client would recommend you, 0 to 10, if you were told;",
            "none: there was no such answer.",
            "And the reason the client gave for the end, of which the first letters will do:",
            f"{', '.join(REASONS[:5])},",
            f"{', '.join(REASONS[5:])}.",
        ),
        _take_private,
        _about,
    ),
}
CONTRACT_MATTERS["paid"] = replace(  # of a contract of which Enter says that nothing was paid
    CONTRACT_MATTERS["earned"],
    usual="0, nothing was paid",
    take=lambda talk, turn, text: CONTRACT_MATTERS["earned"].take(talk, turn, text or "0"),
    takes_enter=True,
)
