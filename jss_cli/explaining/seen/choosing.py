"""Close, wait or ask? The choices about one open contract over the worlds that show what was seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from math import fsum

from jss_cli.domain.case import Case
from jss_cli.domain.plan import ChoiceKind, DilemmaChoice
from jss_cli.domain.policy import Rule
from jss_cli.domain.score import shown_percent
from jss_cli.domain.seen import SeenAnswer
from jss_cli.domain.seen_next import SeenChoice, SeenDilemma
from jss_cli.explaining.next.dilemma import TURNS, choices_on, open_contract_of, turns_ahead
from jss_cli.explaining.seen.ahead import LIKELY
from jss_cli.explaining.seen.band import band_of
from jss_cli.explaining.seen.worlds import WorldCase, world_cases
from jss_cli.scoring.scoring import score_history

ALIKE = 1e-6  # points


def seen_dilemma(case: Case, name: str, answer: SeenAnswer) -> SeenDilemma:
    """What closing the open contract of an id, leaving it alone, or asking its client for feedback does today and on
    the days on which waiting makes a difference in some worlds; no choices where what comes nearest to the number has
    no score. Raises UsageError (JSS909)."""
    contract = open_contract_of(case, name)
    worlds = [_with_own(case, world, name) for world in world_cases(case, answer.worlds)]
    turns = _turns(worlds, name)
    days = (case.day, *dict.fromkeys(day for day, _, _ in turns))
    found = [(choices_on(world, open_contract_of(world, name), days), share) for world, share in worlds]
    places = range(len(found[0][0])) if found and answer.is_given else ()
    choices = tuple(_choice([(one[place], share) for one, share in found]) for place in places)
    last = [choice for choice in choices if choice.day == days[-1]]
    rules = _rules(worlds, name)
    return SeenDilemma(answer, contract, rules, turns, choices, (_best(last, 0), _best(last, 1), _best(last, 2)))


def _with_own(case: Case, world: WorldCase, name: str) -> WorldCase:
    """A world in which the open contract is as the file has it: what its client would say is what is asked."""
    own = open_contract_of(case, name)
    contracts = tuple(own if one.id == name else one for one in world.case.history.contracts)
    return world._replace(case=replace(world.case, history=replace(world.case.history, contracts=contracts)))


def _rules(worlds: Sequence[WorldCase], name: str) -> tuple[tuple[Rule, float], ...]:
    """The rules that decide the contract today, the likeliest first."""
    shares: dict[str, tuple[Rule, float]] = {}
    for case, share in worlds:
        verdicts = score_history(case.history, case.policy, case.day).verdicts
        rule = next(verdict.rule for verdict in verdicts if verdict.contract.id == name)
        shares[rule.code] = rule, shares.get(rule.code, (rule, 0.0))[1] + share
    return tuple(sorted(shares.values(), key=lambda pair: -pair[1]))


def _turns(worlds: Sequence[WorldCase], name: str) -> tuple[tuple[date, Rule, float], ...]:
    """The first days ahead on which another rule decides the contract in enough worlds."""
    shares: dict[tuple[date, str], float] = defaultdict(float)
    rules: dict[str, Rule] = {}
    for case, share in worlds:
        for day, rule in turns_ahead(case, open_contract_of(case, name)):
            rules[rule.code] = rule
            shares[day, rule.code] += share
    told = sorted((day, code, share) for (day, code), share in shares.items() if share >= LIKELY)
    return tuple((day, rules[code], share) for day, code, share in told[:TURNS])


def _choice(found: Sequence[tuple[DilemmaChoice, float]]) -> SeenChoice:
    """One choice on one day over the worlds."""
    first = found[0][0]
    told = [((one.content, one.silent, one.unhappy), share) for one, share in found]
    moods = [[(percents[mood], share) for percents, share in told] for mood in range(3)]
    bands = [band_of((None if p is None else shown_percent(p), share) for p, share in mood) for mood in moods]
    means = [fsum(float(percent or 0) * share for percent, share in mood) for mood in moods]
    return SeenChoice(first.kind, first.day, (bands[0], bands[1], bands[2]), (means[0], means[1], means[2]))


def _best(choices: Sequence[SeenChoice], mood: int) -> tuple[ChoiceKind, ...]:
    """The choices with the highest expected percent for one mood of the client."""
    most = max((choice.means[mood] for choice in choices), default=0.0)
    return tuple(choice.kind for choice in choices if choice.means[mood] >= most - ALIKE)
