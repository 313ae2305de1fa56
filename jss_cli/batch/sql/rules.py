"""The decision table as SQL: what nobody told is answered as the policy assumes, then the first rule that holds."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from jss_cli.batch.sql.dialects import Cells, literal, truth
from jss_cli.domain.policy import Condition, FactValue, Policy
from jss_cli.errors import Fault, UsageError

HUNDREDTHS = 100  # stars
COLUMNS = {  # of the facts that are claimed of
    "status": "status", "paid": "f_paid", "stars": "f_stars", "recommend": "a_recommend", "reason": "a_reason",
    "ended_by": "a_ended_by", "idle_months": "f_idle_months", "insights": "insights",
    "paid_periods": "periods", "paid_days": "f_paid_days", "client_days": "f_client_days",
    "client_standing": "client_standing", "disputed": "disputed", "refunded": "f_refunded", "feedback": "a_feedback",
}  # fmt: skip
ANSWERS = {
    "none": "NULL",
    "like_stars": "NULL",
    "completed_if_paid": "CASE WHEN f_paid THEN 'completed' ELSE 'not_needed' END",
}


def assumed_answers(policy: Policy) -> Cells:
    """The answers of clients as columns. Raises UsageError (JSS848) for an assumption that cannot be said.

    What is assumed of the end meets no claim where the client said something.
    """
    if policy.assume.word("recommend") not in {"none", "like_stars"}:
        raise unsaid(policy, f"recommend is assumed to be {policy.assume.word('recommend')}")
    told = "f_recommend NOT IN ('none', 'unknown')"
    says = f"(f_stars IS NOT NULL OR {told})"
    return {
        "a_recommend": f"CASE WHEN {told} THEN CAST(f_recommend AS INT) END",
        "a_feedback": f"CASE WHEN f_removed THEN 'removed' WHEN {says} THEN 'given' ELSE 'none' END",
        **{f"a_{fact}": _answered(policy, fact, f"{says} AND NOT f_removed") for fact in ("reason", "ended_by")},
    }


def _answered(policy: Policy, fact: str, is_given: str) -> str:
    word = policy.assume.word(fact)
    known = f"WHEN f_{fact} <> 'unknown' THEN f_{fact} WHEN f_{fact} IS NULL OR ({is_given}) THEN NULL"
    return f"CASE {known} ELSE {ANSWERS.get(word, literal(word))} END"


def decided(policy: Policy) -> str:
    """The place of the rule that decides."""
    cases = (
        f"WHEN {' AND '.join(_claim(policy, claim) for claim in rule.when) or 'TRUE'} THEN {place}"
        for place, rule in enumerate(policy.rules)
    )
    return "CASE\n      {}\n    END".format("\n      ".join(cases))


def _claim(policy: Policy, claim: Condition) -> str:
    """Whether a claim holds; what is not known is within no bounds."""
    if claim.fact == "unrated_share":
        return _of_share(claim)
    if claim.fact not in COLUMNS:
        raise unsaid(policy, f"a rule asks for {claim.fact}")
    column, unit = COLUMNS[claim.fact], HUNDREDTHS if claim.fact == "stars" else 1
    if claim.one_of is None:
        within = [f"{column} * {b.denominator} {sign} {b.numerator * unit}" for sign, b in _bounds(claim)]
        return truth(" AND ".join(within) or f"{column} IS NOT NULL")
    words = ", ".join(_word(value, unit) for value in claim.one_of if value is not None)
    held = truth(f"{column} IN ({words})") if words else "FALSE"
    return f"({held} OR {column} IS NULL)" if None in claim.one_of else held


def _bounds(claim: Condition) -> Iterator[tuple[str, Fraction]]:
    signs = ((">=", claim.at_least), (">", claim.above), ("<", claim.below))
    return ((sign, bound) for sign, bound in signs if bound is not None)


def _word(value: FactValue, unit: int) -> str:
    return literal(value) if isinstance(value, str | bool) else literal(Fraction(value or 0) * unit)


def _of_share(claim: Condition) -> str:
    """A claim about `unrated` / `rateable`, by multiplying crosswise; of none at all the share is 0."""
    named = [("=", Fraction(value or 0)) for value in claim.one_of or ()]
    held = [
        f"unrated * {bound.denominator} {sign} GREATEST(rateable, 1) * {bound.numerator}"
        for sign, bound in named or _bounds(claim)
    ]
    return f"({(' OR ' if named else ' AND ').join(held) or 'TRUE'})"


def unsaid(policy: Policy, why: str) -> UsageError:
    """That a policy has what the text of a query does not (JSS848)."""
    claim = f"the rules of {policy.name} cannot be said in SQL: {why}"
    return UsageError(Fault("JSS848", claim, "score with jss batch, on Spark with --engine spark"))
