"""What facts are called, and what is said where one of them was assumed. The facts stand in `domain.facts`."""

from __future__ import annotations

from collections.abc import Iterable

from jss_cli.dataclass import dataclass
from jss_cli.domain.history import Contract
from jss_cli.domain.policy import FactValue
from jss_cli.domain.vague import span_of
from jss_cli.domain.verdict import Assumption


@dataclass(frozen=True, slots=True)
class _FactWords:
    """A fact in words: `claim` begins what a rule asks of it (empty where the answers speak for themselves), `flag` are
    its two answers, no and yes."""

    claim: str
    flag: tuple[str, str] = ("", "")


FACT_WORDS = {
    "status": _FactWords(""),
    "client_standing": _FactWords("client"),
    "paid": _FactWords("paid", ("unpaid", "paid")),
    "refunded": _FactWords("refunded"),
    "disputed": _FactWords("disputed", ("not disputed", "disputed")),
    "stars": _FactWords("stars"),
    "insights": _FactWords("listed as"),
    "paid_days": _FactWords("days from its first payment to its last"),
    "paid_periods": _FactWords("paid periods"),
    "client_days": _FactWords("days from the client's first payment to its last"),
    "idle_months": _FactWords("idle months"),
    "unrated_share": _FactWords("share unrated"),
    "reason": _FactWords("reason"),
    "ended_by": _FactWords("ended by"),
    "feedback": _FactWords("feedback"),
    "recommend": _FactWords("private answer"),
}
ASSUMPTION_WORDS = {  # by the fact and the word of the policy; some are fields for which a policy or the dates stand
    ("recommend", "like_stars"): "no private answer is known for {where}: taken to agree with the stars",
    ("recommend", "none"): "no private answer is known for {where}: none was taken to have been given",
    ("reason", "completed_if_paid"): "the reason for ending is not known for {where}: taken as {answer}",
    ("reason", "other"): "the reason for ending is not known for {where}: taken as {answer}",
    ("ended_by", "client"): "who ended the contract is not known for {where}: taken as the {answer}",
    ("ended_by", "freelancer"): "who ended the contract is not known for {where}: taken as the {answer}",
    ("reason", "feedback"): "the reason for ending is not known for {where}: what the client said decides",
    ("ended_by", "feedback"): "who ended the contract is not known for {where}: what the client said decides",
    ("earned", "paid_lowest_step"): "no amount is known for {where}: taken as paid, with the weight of the lowest step",
    ("stars", "late"): "no stars are told for {where}, and the days for them are over: none were given",
    ("stars", "not_seen"): "no stars are told for {where}, and they may yet be seen: taken as none",
    ("stars", "unseen"): "the stars of {where} are told to be unknown, given or not: taken as none",
    ("started", "vague"): "the day on which {where} started is not known: taken as {answer}; it may be {span}",
    ("ended", "vague"): "the day on which {where} ended is not known: taken as {answer}; it may be {span}",
    ("insights", "eligible"): "the insights page lists {where} as eligible for a reason not told: taken as {answer}",
    ("paid_months", "dates"): "{where}: taken as paid in every month from start to end, as no payments are listed",
    ("paid_months", "number"): (
        "{where}: taken as paid every month from the start on, last in the month in brackets, as only the number of "
        "paid months is told"
    ),
}


def value_words(fact: str, value: FactValue) -> str:
    """A value of a fact as a person writes it in the file."""
    if value is None:
        return "none"
    return FACT_WORDS[fact].flag[value] if isinstance(value, bool) else str(value).replace("_", " ")


def assumed_words(assumed: Iterable[tuple[Contract, Assumption]]) -> dict[str, list[str]]:
    """What was assumed of contracts, in words with a place {where}, and the ids of those of which it was, with the
    month that was taken for each where they differ in it alone."""
    found: dict[str, list[str]] = {}
    for contract, one in assumed:
        answer = str(one.answer).replace("_", " ")
        words = ASSUMPTION_WORDS[one.fact, one.basis].format(
            where="{where}", answer=answer, span=_span_words(contract, one)
        )
        found.setdefault(words, []).append(f"{contract.id} ({answer:.7})" if one.basis == "number" else contract.id)
    return found


def _span_words(contract: Contract, one: Assumption) -> str:
    """The days that one may be that was taken."""
    vague = contract.bounds(one.fact) if one.basis == "vague" else None
    first, last = span_of(contract, vague) if vague else (None, None)
    if first and last:
        return str(first) if first == last else f"{first} to {last}"
    return f"{first} or later" if first else f"{last} or earlier" if last else "any"
