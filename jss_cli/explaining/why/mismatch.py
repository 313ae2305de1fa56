"""Why an observed score may differ from the computed one: the single changes that make them agree."""

from __future__ import annotations

from collections.abc import Iterator

from jss_cli.domain.case import Case
from jss_cli.domain.history import Contract
from jss_cli.domain.score import Score
from jss_cli.domain.sighting import Lead, Sighting
from jss_cli.domain.verdict import Counting, Outcome, Share, Verdict
from jss_cli.explaining.bench import Bench
from jss_cli.explaining.readings import FEW, readings
from jss_cli.explaining.why.sightings import compare_observed
from jss_cli.scoring.context import surroundings
from jss_cli.scoring.judging import Interpreter
from jss_cli.scoring.scoring import score_history, score_verdicts

COUNTED = (Outcome.NEGATIVE, Outcome.NEUTRAL, Outcome.POSITIVE)
MOST = 5


def disagreements(case: Case) -> tuple[tuple[Sighting, tuple[Lead, ...]], ...]:
    """The observed scores that the rules do not give, oldest first, each with what would."""
    found = [sighting for sighting in compare_observed(case) if not sighting.agrees]
    return tuple((sighting, leads(case, sighting)) for sighting in found)


def leads(case: Case, sighting: Sighting) -> tuple[Lead, ...]:
    """At most five single changes that give the observed score: an unknown answer, a missing contract, another reading
    of the rules."""
    score = score_history(case.history, sighting.policy, sighting.observation.on)
    allows = sighting.observation.allows
    found = [
        *(lead for lead, verdicts in unknown_answers(score) if allows(rescored(score, verdicts))),
        *(lead for lead, verdicts in missing_contracts(score) if allows(rescored(score, verdicts))),
        *other_readings(case, sighting),
    ]
    return tuple(found[:MOST])


def rescored(score: Score, verdicts: tuple[Verdict, ...]) -> int | None:
    """The whole percent that other verdicts give on the same day."""
    return score_verdicts(verdicts, score.policy, score.as_of).whole


def unknown_answers(score: Score) -> Iterator[tuple[Lead, tuple[Verdict, ...]]]:
    """One contract at a time counted by each rule that its unknown answers leave possible."""
    interpreter = Interpreter(score.policy)
    around = surroundings(tuple(v.contract for v in score.verdicts), score.as_of, score.policy.measures)
    for index, verdict in enumerate(score.verdicts):
        for rule in verdict.rules:
            if rule.outcome != verdict.outcome:
                changed = interpreter.decided_by(verdict, rule, score.as_of, around)
                verdicts = (*score.verdicts[:index], changed, *score.verdicts[index + 1 :])
                yield Lead("unknown", verdict.contract.id, changed.outcome), verdicts


def missing_contracts(score: Score) -> Iterator[tuple[Lead, tuple[Verdict, ...]]]:
    """One more plain contract, ended on the day, with a client of its own."""
    contract = Contract("(missing)", "(missing)", score.as_of, ended=score.as_of)
    for outcome in COUNTED:
        rule = next((rule for rule in score.policy.rules if rule.outcome == outcome), score.policy.rules[0])
        weight = score.policy.weights.plain
        share = Share(weight, weight * score.policy.scale.value(outcome.value), score.as_of)
        added = Verdict(contract, outcome, (outcome,), Counting(score.as_of, (share,), 1), rule, "")
        yield Lead("missing", "", outcome), (*score.verdicts, added)


def other_readings(case: Case, sighting: Sighting) -> Iterator[Lead]:
    """Every other reading of the rules of that day that gives the observed score; rules of another day never do."""
    bench = Bench(case.history.contracts, case.rulebook, (sighting.observation.on,))
    for reading in readings(bench).readings if len(case.history.contracts) <= FEW else ():
        if reading.options and sighting.observation.allows(bench.scores(reading.options)[0].whole):
            yield Lead("policy", reading.policies[0].name)
