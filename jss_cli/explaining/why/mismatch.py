"""Why an observed score may differ from the computed one: the single changes that make them agree."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

from jss_cli.domain.case import Case
from jss_cli.domain.history import Contract
from jss_cli.domain.score import Score, shown_percent
from jss_cli.domain.sighting import PossibleCause, Sighting
from jss_cli.domain.verdict import Counting, Outcome, Share, Verdict
from jss_cli.explaining.bench import Bench
from jss_cli.explaining.readings import FEW, readings
from jss_cli.explaining.why.sightings import compare_observed
from jss_cli.scoring.context import surroundings
from jss_cli.scoring.judging import Interpreter
from jss_cli.scoring.scoring import score_history, score_verdicts
from jss_cli.scoring.sums import Sums

COUNTED = (Outcome.NEGATIVE, Outcome.NEUTRAL, Outcome.POSITIVE)
MOST = 5
MOST_TRACED = 20  # scores for which it is looked for: more would not be read, and each takes a look at every contract


def disagreements(case: Case) -> tuple[tuple[Sighting, tuple[PossibleCause, ...]], ...]:
    """The observed scores that the rules do not give, oldest first, each of the first twenty with what would."""
    found = [sighting for sighting in compare_observed(case) if not sighting.agrees]
    traced = ((sighting, _leads(case, sighting)) for sighting in found[:MOST_TRACED])
    return (*traced, *((sighting, ()) for sighting in found[MOST_TRACED:]))


def _leads(case: Case, sighting: Sighting) -> tuple[PossibleCause, ...]:
    """At most five single changes that give the observed score: an unknown answer, a missing contract, another reading
    of the rules."""
    score = score_history(case.history, sighting.policy, sighting.observation.on)
    found = chain(_unknown_answers(score), _missing_contracts(score))
    allowed = (lead for lead, percent in found if sighting.observation.allows(percent))
    return tuple(islice(chain(allowed, _other_readings(case, sighting)), MOST))


def _unknown_answers(score: Score) -> Iterator[tuple[PossibleCause, int | None]]:
    """One contract at a time counted by each rule that its unknown answers leave possible, with the score then."""
    interpreter, sums = Interpreter(score.policy), Sums(score)
    around = surroundings(tuple(v.contract for v in score.verdicts), score.as_of, score.policy.measures)
    for verdict in score.verdicts:
        others = [rule for rule in verdict.rules if rule.outcome != verdict.outcome]
        for changed in interpreter.decided_by(verdict, others, score.as_of, around):
            percent = sums.percent_with(verdict, changed)
            whole = None if percent is None else shown_percent(percent)
            yield PossibleCause("unknown", verdict.contract.id, changed.outcome), whole


def _missing_contracts(score: Score) -> Iterator[tuple[PossibleCause, int | None]]:
    """One more plain contract, ended on the day, with a client of its own, and the score then."""
    contract = Contract("(missing)", "(missing)", score.as_of, ended=score.as_of)
    for outcome in COUNTED:
        rule = next((rule for rule in score.policy.rules if rule.outcome == outcome), score.policy.rules[0])
        weight = score.policy.weights.plain
        share = Share(weight, weight * score.policy.scale.value(outcome.value), score.as_of)
        added = Verdict(contract, outcome, (outcome,), Counting(score.as_of, (share,), 1), rule, "")
        yield (
            PossibleCause("missing", "", outcome),
            score_verdicts((*score.verdicts, added), score.policy, score.as_of).whole,
        )


def _other_readings(case: Case, sighting: Sighting) -> Iterator[PossibleCause]:
    """Every other reading of the rules of that day that gives the observed score; rules of another day never do."""
    bench = Bench(case.history.contracts, case.rulebook, (sighting.observation.on,))
    for reading in readings(bench).readings if len(case.history.contracts) <= FEW else ():
        if reading.options and sighting.observation.allows(bench.scores(reading.options)[0].whole):
            yield PossibleCause("policy", reading.policies[0].name)
