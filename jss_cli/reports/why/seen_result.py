"""Why the score that was seen is what it is, for programs: the same document as that of the rules alone."""

from __future__ import annotations

from dataclasses import replace

from jss_cli.domain.seen_explanation import SeenExplanation
from jss_cli.reports.seen_values import odds_result, seen_explanation_result, seen_head
from jss_cli.reports.why.explain_result import ContractResult, ExplainResult, contract_result, observed_result
from jss_cli.reports.why.parts_result import window_results


def seen_explain_result(found: SeenExplanation) -> ExplainResult:
    """The explanation as plain values: points are those that are expected, the rest of a contract is by the rules."""
    case, answer, score = found.case, found.answer, found.answer.score
    return ExplainResult(
        *seen_head("explain", case, answer),
        source_sha256=case.digest,
        as_of_from=case.day_from,
        floor=answer.expected - answer.raw,
        windows=window_results(score),
        contracts=_contracts(found),
        reasons=(),
        observed=tuple(observed_result(sighting) for sighting in found.sightings),
        range=None,
        spread=None,
        twins=(),
        next_cliff=None,
        target=found.outlook.target,
        ways=(),
        run=None,
        lost=None,
        warnings=tuple(warning.message for warning in case.warnings),
        explanation=seen_explanation_result(answer, found.outlook),
    )


def _contracts(found: SeenExplanation) -> tuple[ContractResult, ...]:
    """Every contract in the order of the file."""
    odds = {one.contract.id: one for group in found.answer.groups for one in group.odds}
    unit = found.answer.score.policy.scale.unit
    pairs = ((contract_result(c, unit), odds[c.verdict.contract.id]) for c in found.attribution.contributions)
    return tuple(
        replace(result, points=0.0 - one.lost, points_exact=f"{0.0 - one.lost:.9f}", odds=odds_result(one.after))
        for result, one in pairs
    )
