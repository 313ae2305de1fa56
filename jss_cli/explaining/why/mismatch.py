"""Why an observed score may differ from the computed one: the single changes that make them agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice

from jss_cli.domain.case import Case
from jss_cli.domain.history import Contract, History
from jss_cli.domain.policy import Policy
from jss_cli.domain.score import Score, shown_percent
from jss_cli.domain.sighting import Lead, Sighting
from jss_cli.domain.verdict import Outcome, Verdict
from jss_cli.explaining.why.sightings import compare_observed
from jss_cli.scoring.scoring import score_history, score_verdicts
from jss_cli.scoring.sums import Sums

COUNTED = (Outcome.NEGATIVE, Outcome.NEUTRAL, Outcome.POSITIVE)
MOST = 5
MOST_TRACED = 20  # scores for which it is looked for: more would not be read, and each takes a look at every contract


def disagreements(case: Case) -> tuple[tuple[Sighting, tuple[Lead, ...]], ...]:
    """The observed scores that the rules do not give, oldest first, each of the first twenty with what would."""
    found = [sighting for sighting in compare_observed(case) if not sighting.agrees]
    traced = ((sighting, leads(case.history, sighting, case.rulebook.every)) for sighting in found[:MOST_TRACED])
    return (*traced, *((sighting, ()) for sighting in found[MOST_TRACED:]))


def leads(history: History, sighting: Sighting, policies: Iterable[Policy]) -> tuple[Lead, ...]:
    """At most five single changes that give the observed score: an unknown answer, a missing contract, other rules."""
    score = score_history(history, sighting.policy, sighting.observation.on)
    found = chain(unknown_answers(score, sighting), missing_contracts(score, sighting))
    return tuple(islice(chain(found, other_rules(history, sighting, policies)), MOST))


def unknown_answers(score: Score, sighting: Sighting) -> Iterator[Lead]:
    """One contract at a time counted as each outcome that its unknown answers leave possible."""
    sums = Sums(score)
    for verdict in score.verdicts:
        for outcome in verdict.possible:
            if outcome is not verdict.outcome:
                percent = sums.percent_with(verdict, replace(verdict, outcome=outcome))
                if percent is not None and shown_percent(percent) == sighting.observation.score:
                    yield Lead("unknown", verdict.contract.id, outcome)


def missing_contracts(score: Score, sighting: Sighting) -> Iterator[Lead]:
    """One more plain contract, ended on the day, with a client of its own."""
    contract = Contract("(missing)", "(missing)", score.as_of, ended=score.as_of)
    for outcome in COUNTED:
        rule = next((rule for rule in score.policy.rules if rule.outcome == outcome), score.policy.rules[0])
        added = Verdict(contract, outcome, (outcome,), score.policy.weights.plain, rule, "", entered=score.as_of)
        if score_verdicts((*score.verdicts, added), score.policy, score.as_of).whole == sighting.observation.score:
            yield Lead("missing", "", outcome)


def other_rules(history: History, sighting: Sighting, policies: Iterable[Policy]) -> Iterator[Lead]:
    """Every other policy that gives the observed score on that day."""
    seen = sighting.observation
    for policy in policies:
        if policy != sighting.policy and score_history(history, policy, seen.on).whole == seen.score:
            yield Lead("policy", policy.name)
