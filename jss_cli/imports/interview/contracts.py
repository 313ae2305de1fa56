"""The topics of one contract that is in the history: what is missing of it."""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

from jss_cli.domain.history import UNKNOWN, Contract, Reason, with_values
from jss_cli.errors import did_you_mean
from jss_cli.files.histories.fields import folded
from jss_cli.files.histories.meaning import contradictions
from jss_cli.files.histories.showing import RefusedError
from jss_cli.imports.interview.lines import fitted
from jss_cli.imports.interview.planning import has_client
from jss_cli.imports.interview.talk import Outlook, Step, Talk
from jss_cli.imports.interview.topic import Topic, Words, said, value_of

REASONS = get_args(Reason)
UNKNOWN_YET = "not known"
CLIENT_HELP = ("A letter that tells clients apart will do; write the same for the same client.",)
SHOWN = 30  # columns of a title


def with_told(talk: Talk, step: Step, **values: object) -> Talk:
    """The talk with fields of the step's contract set. Raises RefusedError if they speak against others."""

    def told(contract: Contract) -> Contract:
        changed = with_values(contract, {name.replace("__", "."): value for name, value in values.items()})
        refuse_contradictions(changed, talk.outlook)
        return changed

    return talk.changed(step.contract, told)


def refuse_contradictions(contract: Contract, outlook: Outlook) -> None:
    """Raise RefusedError for a contract that says something against itself, or of days to come."""
    for found in contradictions(contract):
        raise RefusedError(found.code, f"would not fit: the contract {found.claim}", found.hint)
    for name in ("started", "ended"):
        if (day := getattr(contract, name)) and day > outlook.today:
            raise RefusedError("JSS946", f"is after today, {outlook.today}", "check the year")


def earlier_clients(talk: Talk) -> str:
    """The clients so far, for a prompt."""
    names = dict.fromkeys(contract.client for contract in talk.history.contracts if has_client(contract))
    return f" ({', '.join(names)})" if names else ""


def client_named(talk: Talk, text: str) -> str:
    """The client that a text means: an earlier one if it differs from it in case alone."""
    name = str(value_of("client", text))
    known = {contract.client.casefold(): contract.client for contract in talk.history.contracts}
    return known.get(name.casefold(), name)


def field_topic(name: str, words: str | Words, *help_lines: str, usual: str = UNKNOWN_YET) -> Topic:
    """The topic of one field; Enter leaves it as it is."""

    def take(talk: Talk, step: Step, text: str) -> Talk:
        return with_told(talk, step, **{name: value_of(name, text, talk.history.currency)}) if text else talk

    return Topic(said(words) if isinstance(words, str) else words, usual, help_lines, take, _about)


def _about(talk: Talk, step: Step) -> tuple[str, ...]:
    """A contract on a line: its title, client, days, stars and amount, as far as they are known."""
    contract = talk.contract(step.contract)
    until = "still open" if contract.ended is None else _day(contract, "ended")
    stars = contract.feedback.stars
    rated = "" if stars is UNKNOWN else "no feedback" if stars is None else f"{stars} stars"
    amount = "" if contract.earned is UNKNOWN else f"{contract.earned} {talk.history.currency}"
    client = fitted(contract.client, SHOWN // 2) if has_client(contract) else ""
    title = fitted(contract.title or contract.id, SHOWN)
    facts = (client, f"{_day(contract, 'started')} to {until}", rated, amount)
    return (fitted(", ".join(filter(None, (title, *facts)))),)


def _day(contract: Contract, name: str) -> str:
    return f"about {getattr(contract, name)}" if contract.bounds(name) else str(getattr(contract, name))


def _take_client(talk: Talk, step: Step, text: str) -> Talk:
    return with_told(talk, step, client=client_named(talk, text)) if text else talk


def _private_words(talk: Talk, step: Step) -> str:
    """What the client said in private; a client that was not asked for a number gave a reason at most."""
    last, ended = talk.outlook.private_until, talk.contract(step.contract).ended
    if last and ended and ended > last:
        return "Reason the client gave (unprofessional)"
    return "Private answer and reason (3 unprofessional)"


def _take_private(talk: Talk, step: Step, text: str) -> Talk:
    """A number from 0 to 10, a reason, or both; `none`: no private answer was given."""
    words = text.split()
    numbers = [word for word in words if word == "none" or word[0].isdigit() or word[0] == "-"]
    if len(numbers) > 1:
        raise RefusedError("JSS929", "has two numbers", "write one from 0 to 10, then the reason: 3 unprofessional")
    told: dict[str, object] = {}
    if numbers:
        told["feedback__recommend"] = value_of("feedback.recommend", numbers[0])
    if reason := "_".join(word for word in words if word not in numbers):
        told["ending__reason"] = _reason(reason)
    return with_told(talk, step, **told) if told else talk


def _reason(text: str) -> object:
    """The reason that a text begins like no other. Raises RefusedError."""
    meant = [reason for reason in REASONS if reason.startswith(folded(text))]
    if len(meant) == 1:
        return meant[0]
    hint = did_you_mean(folded(text), REASONS, f"write one of: {', '.join(REASONS)}")
    raise RefusedError("JSS920", "names no reason", hint)


CONTRACT_TOPICS = {
    "client": Topic(
        lambda talk, _: f"Client, a letter will do{earlier_clients(talk)}",
        UNKNOWN_YET,
        CLIENT_HELP,
        _take_client,
        _about,
    ),
    "started": field_topic("started", "Started on (2026-03-02)", "The day or the month it began: 2026-03-02, 2026-03."),
    "ended": field_topic("ended", "Ended on (2026-03-20)", "The day or the month it ended: 2026-03-20 or 2026-03."),
    "earned": field_topic(
        "earned",
        lambda talk, _: f"Amount in {talk.history.currency}",
        "What the client paid in all, before fees and refunds; 0 if nothing was paid.",
    ),
    "paid_months": field_topic(
        "paid_months",
        "Months in which it was paid (13)",
        "A long contract counts more, the longer it was paid: in how many months was there a payment?",
    ),
    "stars": field_topic(
        "feedback.stars",
        "Stars (4.85, or none)",
        "The public feedback, 1 to 5; none if the client gave none.",
    ),
    "private": Topic(
        _private_words,
        UNKNOWN_YET,
        (
            "How likely the client would recommend you, 0 to 10, if you were told;",
            "none: there was no such answer.",
            "And the reason the client gave for the end, of which the first letters will do:",
            f"{', '.join(REASONS[:6])},",
            f"{', '.join(REASONS[6:])}.",
        ),
        _take_private,
        _about,
    ),
}


def paid(talk: Talk, step: Step, text: str) -> Talk:
    """The amount of a contract of which Enter says that nothing was paid."""
    amount = value_of("earned", text, talk.history.currency) if text else Decimal(0)
    return with_told(talk, step, earned=amount)


CONTRACT_TOPICS["paid"] = Topic(
    CONTRACT_TOPICS["earned"].words, "0, nothing was paid", CONTRACT_TOPICS["earned"].help, paid, _about
)
