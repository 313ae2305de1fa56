"""The decision table over classes of facts: what nobody told is answered as assumed, then the first rule that holds."""

from __future__ import annotations

from collections.abc import Iterator

from jss_cli.batch.deciding import BOTH, Classed, DecisionTable
from jss_cli.batch.stages import ColumnStage
from jss_cli.domain.history import UNKNOWN
from jss_cli.domain.policy import Policy
from jss_cli.errors import Fault, UsageError
from jss_cli.scoring.facts import Facts
from jss_cli.scoring.judging import TAKEN

FEEDBACK = Classed(
    "feedback", "CASE WHEN removed_ = 1 THEN 0 WHEN said THEN 1 ELSE 2 END", ("removed", "given", "none")
)
SILENT = (("stars", None), ("recommend", None), ("recommend", UNKNOWN))


def rule_stages(policy: Policy, table: DecisionTable) -> Iterator[ColumnStage]:
    """From the classes of facts, each named after its fact with a stroke behind, to the rule that decides. Raises
    UsageError (JSS848) for what cannot be said.

    What is assumed of the end meets no claim where the client said something.
    """
    facts = {fact.name: fact for fact in table.facts}
    none, *silent = (facts[name].values.index(one) for name, one in SILENT)
    yield {"said": f"removed_ = 0 AND (stars_ <> {none} OR recommend_ NOT IN ({silent[0]}, {silent[1]}))"}
    sample = Facts(**{name: fact.values[0] for name, fact in facts.items()})
    asked = [fact for fact in table.facts if UNKNOWN in fact.values]
    yield {f"{fact.name}_told": _answered(policy, table, fact, sample) for fact in asked} | {"feedback_": FEEDBACK.cell}
    facts["feedback"] = FEEDBACK
    columns = {name: f"{name}_told" if fact in asked else f"{name}_" for name, fact in facts.items()}
    if others := [claim.fact for rule in policy.rules for claim in rule.when if claim.fact not in facts]:
        raise unsaid(policy, f"a rule asks for {others[0]}")
    cases = []
    for place, rule in enumerate(policy.rules):
        met = ((columns[claim.fact], ", ".join(map(str, facts[claim.fact].meeting(claim)))) for claim in rule.when)
        claims = (f"{column} IN ({numbers})" if numbers else "FALSE" for column, numbers in met)
        cases.append(f"WHEN {' AND '.join(claims) or 'TRUE'} THEN {place}")
    yield {"rule": "\n      ".join(("CASE", *cases, "END"))}


def _answered(policy: Policy, table: DecisionTable, fact: Classed, sample: Facts) -> str:
    """The class of a fact, one that nobody told answered as the policy assumes."""
    word, claims = policy.assume.word(fact.name), table.claims.get(fact.name, ())
    answers = [TAKEN[word](sample._replace(paid=paid)) if word in TAKEN else word for paid in BOTH]
    if fact.name == "recommend" and answers != [None, None]:
        raise unsaid(policy, f"recommend is assumed to be {word}")
    unpaid, paid = (fact.like(answer, claims) for answer in answers)
    told = f"WHEN {fact.name}_ <> {fact.values.index(UNKNOWN)} THEN {fact.name}_"
    said = f"WHEN said THEN {fact.values.index(None)}"
    return f"CASE {told} {said} WHEN paid_ = 1 THEN {paid} ELSE {unpaid} END"


def unsaid(policy: Policy, why: str) -> UsageError:
    """That a policy has what the text of a query does not (JSS848)."""
    claim = f"the rules of {policy.name} cannot be said in SQL: {why}"
    return UsageError(Fault("JSS848", claim, "score with jss batch, on Spark with --engine spark"))
