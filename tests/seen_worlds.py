"""Every world that may stand behind a score that was seen, one after the other: slow, obvious, and the whole truth.

A world is an answer to every unknown fact, stars and amounts included, up to two surprises, a contract that the file
lacks, the day on which the number was computed, and a reading of the rules. Chances are whole numbers of a common part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import product
from math import inf, lcm, prod
from random import Random
from typing import Any, NamedTuple

import oracle
import worlds
from seen_cases import ASSUMED

from jss_cli.domain.case import Case, Era
from jss_cli.domain.history import UNKNOWN, Contract, Ending, Feedback, History, Observation
from jss_cli.domain.policy import Policy, Rule
from jss_cli.domain.sections import Minimum, Seeing
from jss_cli.files.policy import load_policy, named_policy
from jss_cli.files.rulebook import open_rulebook

Day = tuple[Policy, date]
ELIGIBLE = 0.3  # of the days seen, on which the insights page was looked at too
WINDOWS = 0.3  # of them, of which single windows were noted
KINDS = ("positive", "lukewarm", "neutral", "negative", "excluded")
DAYS = (  # one or two in each era
    date(2015, 7, 5),
    date(2016, 8, 21),
    date(2020, 5, 3),
    date(2021, 3, 7),
    date(2022, 2, 6),
    date(2024, 2, 29),
    date(2024, 9, 15),
    date(2025, 6, 1),
    date(2026, 4, 12),
    date(2026, 11, 22),
)


@dataclass(frozen=True)
class SmallBook:
    """The shipped rules with only some of their disputed topics, and a minimum that a few contracts meet."""

    topics: frozenset[str]
    minimum: tuple[int, int]

    def on(self, day: date) -> Policy:
        return self.small(load_policy(None, day))

    def eras(self, first: date, last: date) -> tuple[Era, ...]:
        return tuple(replace(era, policy=self.small(era.policy)) for era in open_rulebook().eras(first, last))

    def picked(self, policy: Policy, options: tuple[str, ...]) -> Policy:
        return self.small(picked(policy.name, options)) if options else policy

    @property
    def every(self) -> tuple[Policy, ...]:
        return tuple(map(self.small, open_rulebook().every))

    def small(self, policy: Policy) -> Policy:
        minimum = Minimum(*self.minimum, policy.windows.minimum.clients_within, policy.windows.minimum.counts)
        topics = tuple(topic for topic in policy.topics if topic.name in self.topics)
        return replace(policy, topics=topics, windows=replace(policy.windows, minimum=minimum))


@cache
def picked(name: str, options: tuple[str, ...]) -> Policy:
    return open_rulebook().picked(named_policy(name), options)


class Way(NamedTuple):
    """One thing that a contract may be: per day how it counts (None: not at all) and its answer in private (None: none,
    else whether it recommends), per day whether it counts as unrated; `odd` if no answer makes it so."""

    outcome: str
    counts: tuple[oracle.Counted | None, ...]
    private: tuple[bool | None, ...]
    silent: tuple[bool, ...]
    odd: bool


Ways = dict[Way, Fraction]


@dataclass
class Truth:
    """Sums over all worlds; shares of the evidence are told by the methods."""

    size: int
    days: int
    evidence: Fraction = Fraction(0)
    scored: Fraction = Fraction(0)
    raw: Fraction = Fraction(0)
    clamped: Fraction = Fraction(0)
    exact: Fraction = Fraction(0)
    surprising: Fraction = Fraction(0)
    absent: Fraction = Fraction(0)
    worlds: int = 0
    astray: list[Fraction] = field(default_factory=list)
    after: list[dict[str, Fraction]] = field(default_factory=list)
    before: list[dict[str, Fraction]] = field(default_factory=list)
    lost: list[Fraction] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.astray = [Fraction(0)] * self.days
        self.after = [dict.fromkeys(KINDS, Fraction(0)) for _ in range(self.size)]
        self.before = [dict.fromkeys(KINDS, Fraction(0)) for _ in range(self.size)]
        self.lost = [Fraction(0)] * (self.size + 1)


class TooManyWorldsError(Exception):
    pass


def truth_of(case: Case, observed: Sequence[Observation], seeing: Seeing, *, most: int) -> tuple[Truth, bool]:
    """The truth, and whether some world shows what was seen. Raises TooManyWorldsError far above `most` worlds."""
    days = sorted(observed, key=lambda seen: seen.on, reverse=True)
    for limit, wide in ((seeing.surprises, False), (inf, False), (inf, True)):
        truth = Truth(len(case.history.contracts), len(days))
        every = list(readings(case, days, seeing))
        for weight, dated in every:
            told = Told(case.history, days, seeing, limit, wide, most // len(every))
            Reading(told, dated, weight).add_to(truth)
        if truth.evidence:
            break
    return truth, not wide


def readings(case: Case, days: Sequence[Observation], seeing: Seeing) -> Iterator[tuple[Fraction, list[Day]]]:
    """Every choice of an option for each topic, on the days on which the numbers may have been computed."""
    runs = [last_run(case.rulebook.on(seen.on), seen.on) for seen in days]
    late = [days[0].on, *runs[1:]]
    for chance, dates in ((seeing.before, runs), (1 - seeing.before, late)):
        bases = [case.rulebook.on(day) for day in dates]
        topics = {topic.name: topic for base in reversed(bases) for topic in base.topics}
        for options in product(*(topic.options for topic in topics.values())):
            names = {o.name for o, topic in zip(options, topics.values(), strict=True) if o != topic.base}
            known = [{o.name for topic in base.topics for o in topic.options} for base in bases]
            picks = [tuple(sorted(names & of_base)) for of_base in known]
            policies = [case.rulebook.picked(base, own) for base, own in zip(bases, picks, strict=True)]
            yield chance * prod(o.weight for o in options), list(zip(policies, dates, strict=True))


def last_run(policy: Policy, day: date) -> date:
    while (day - policy.cadence.anchor).days % policy.cadence.every_days:
        day -= timedelta(days=1)
    return day


class Told(NamedTuple):
    """What is told of everything: the file, what was seen, the constants, how many surprises there may be, whether
    numbers far off are weighed, and how many worlds are too many."""

    history: History
    seen: Sequence[Observation]
    seeing: Seeing
    limit: float
    wide: bool
    most: int


class Reading:
    """One reading on some days: every world of it."""

    def __init__(self, told: Told, days: list[Day], weight: Fraction) -> None:
        self.history, self.seen, self.seeing, self.limit, self.wide, self.most = told
        self.plain, self.days, self.weight = plainly(told.history), days, weight
        self.counted: dict[Any, oracle.Counted | None] = {}
        self.measured = [sum(self.is_measured(one, *day) for one in told.history.contracts) for day in days]

    def add_to(self, truth: Truth) -> None:
        own = [worlds.said(p, oracle.share_unrated(self.plain, p, d)) for p, d in self.days]
        for shares in worlds.settings(self.plain, *self.days):
            ways = [self.ways(contract, shares) for contract in self.history.contracts]
            said = [worlds.said(p, share) for (p, _), share in zip(self.days, shares, strict=True)]
            if said == own:
                for before, of_contract in zip(truth.before, ways, strict=True):
                    for way, chance in of_contract.items():
                        before[way.outcome] += self.weight * chance
            self.walk([*ways, *self.missing()], said, truth)

    def walk(self, ways: list[Ways], said: list[tuple[bool, ...]], truth: Truth) -> None:
        """Every world of a setting."""
        tried = [self.told_apart(of_contract, said) for of_contract in ways]
        if prod(map(len, tried)) > 3 * self.most:
            raise TooManyWorldsError
        whole = [lcm(*(chance.denominator for chance in of_contract.values())) for of_contract in tried]
        counted = [
            [(*way, int(chance * part)) for way, chance in of_contract.items()]
            for of_contract, part in zip(tried, whole, strict=True)
        ]
        unit = self.weight / prod(whole)

        def extend(place: int, chance: int, odd: int, chosen: tuple[Any, ...]) -> None:
            if odd > self.limit:
                return
            if place == len(counted):
                truth.worlds += 1
                self.world(chosen, said, chance * unit, odd, truth)
                return
            for way, held, own in counted[place]:
                extend(place + 1, chance * own, odd + way.odd, (*chosen, (way, held)))

        extend(0, 1, 0, ())

    def told_apart(self, ways: Ways, said: list[tuple[bool, ...]]) -> dict[tuple[Way, Any], Fraction]:
        """What a contract may be with what each window holds of it, as far as anything seen depends on it."""
        found: dict[tuple[Way, Any], Fraction] = defaultdict(Fraction)
        for way, chance in ways.items():
            held = tuple(self.held(counted, day) for day, counted in enumerate(way.counts))
            private = tuple(p if s.recommend is not None else None for p, s in zip(way.private, self.seen, strict=True))
            silent = tuple(bool(rules) and mute for mute, rules in zip(way.silent, said, strict=True))
            found[Way(way.outcome, (), private, silent, way.odd), held] += chance
        if any(any(p is not None for p in w.private) or any(w.silent) or any(map(any_held, h)) for w, h in found):
            return found
        aside: dict[tuple[Way, Any], Fraction] = defaultdict(Fraction)  # no surprise where nothing depends on it
        for (way, held), chance in found.items():
            aside[way._replace(odd=False), held] += chance
        return aside

    def world(
        self, chosen: tuple[Any, ...], said: list[tuple[bool, ...]], chance: Fraction, odd: int, truth: Truth
    ) -> None:
        """One world: what it shows on each day, and what follows from that."""
        if not self.agrees(chosen, said):
            return
        raw, parts = self.shown(chosen, 0)
        latest = self.likelihood(0, raw)
        if not latest:
            return
        fitting = [latest, *(self.likelihood(d, self.shown(chosen, d)[0]) for d in range(1, len(self.days)))]
        joint = (
            chance
            * prod(fitting)
            * prod(self.noted(chosen, d) for d in range(len(self.days)))
            * self.recommended(chosen)
            * self.listed(chosen)
        )
        truth.evidence += joint
        for day in range(1, len(self.days)):
            anything = self.seeing.elsewhere * share_of_all(self.seen[day])
            truth.astray[day] += joint * anything / fitting[day]
        size = truth.size
        for index in range(size):
            truth.after[index][chosen[index][0].outcome] += joint
        truth.surprising += joint * bool(odd)
        truth.absent += joint * any(way.outcome != "excluded" for way, _ in chosen[size:])
        truth.exact += joint * self.seen[0].allows(worlds.shown(raw))
        if raw is None:
            return
        truth.scored += joint
        truth.raw += joint * raw
        truth.clamped += joint * min(max(raw, Fraction(0)), Fraction(100))
        lengths = self.days[0][0].windows.lengths
        for months, total in parts:
            for index, (_, held) in enumerate(chosen):
                if held[0]:
                    weight, net = held[0][lengths.index(months)][:2]
                    truth.lost[min(index, size)] += joint * 100 * (weight - net) / total / len(parts)

    def agrees(self, chosen: tuple[Any, ...], said: list[tuple[bool, ...]]) -> bool:
        """Whether the share of unrated contracts is one of those that were taken for it."""
        for day, (policy, _) in enumerate(self.days):
            if said[day]:
                silent = sum(way.silent[day] for way, _ in chosen)
                if worlds.said(policy, Fraction(silent, self.measured[day] or 1)) != said[day]:
                    return False
        return True

    def is_measured(self, contract: Contract, policy: Policy, on: date) -> bool:
        ended = contract.ended
        recent = ended is not None and ended <= on <= oracle.later(ended, policy.measures.unrated_months)
        return recent and oracle.net(contract, on) > 0

    def held(self, counted: oracle.Counted | None, day: int) -> tuple[tuple[Any, ...], ...]:
        """Per window what it holds of a contract: weight, net, what the minimum counts, the client if the minimum looks
        at it, jobs."""
        policy, on = self.days[day]
        if counted is None or counted.entered > on:
            return ()
        found = []
        for months in policy.windows.lengths:
            inside = [(w, v) for w, v, since in counted.parts if on <= oracle.later(since, months)]
            weight, net = sum((w for w, _ in inside), Fraction(0)), sum((w * v for w, v in inside), Fraction(0))
            known = bool(inside) or policy.windows.minimum.clients_within == "lifetime"
            number = len(inside) if policy.windows.minimum.counts == "jobs" else int(bool(inside))
            found.append((weight, net, number, counted.contract.client if known else None, len(inside)))
        return tuple(found)

    def shown(self, chosen: tuple[Any, ...], day: int) -> tuple[Fraction | None, list[tuple[int, Fraction]]]:
        """The score of a day, neither rounded nor clamped, and the windows it is the mean of with their weights."""
        windows, sums = self.days[day][0].windows, {}
        for place, months in enumerate(windows.lengths):
            held = [of[day][place] for _, of in chosen if of[day]]
            total, number = sum(one[0] for one in held), sum(one[2] for one in held)
            clients = {one[3] for one in held} - {None}
            if total and number >= windows.minimum.contracts and len(clients) >= windows.minimum.clients:
                sums[months] = (100 * sum(one[1] for one in held) / total, total)
        figures = [(sums[m][0], m, [(m, sums[m][1])]) for m in windows.months if m in sums]
        for blend in windows.blends:
            if all(months in sums for months in blend.of):
                mean = sum((sums[m][0] for m in blend.of), Fraction(0)) / len(blend.of)
                figures.append((mean, max(blend.of), [(m, sums[m][1]) for m in blend.of]))
        if not figures:
            return None, []
        best = max(figures, key=lambda figure: (figure[0], figure[1], -len(figure[2])))
        return best[0], best[2]

    def noted(self, chosen: tuple[Any, ...], day: int) -> Fraction:
        """The chance of what was noted of single windows of a day; clients of a lifetime are those of the score."""
        windows, found = self.days[day][0].windows, Fraction(1)
        for months, percent in self.seen[day].windows:
            held = [of[day][windows.lengths.index(months)] for _, of in chosen if of[day]]
            total, number = sum(one[0] for one in held), sum(one[2] for one in held)
            clients = len({one[3] for one in held} - {None})
            enough = clients >= windows.minimum.clients or windows.minimum.clients_within == "lifetime"
            is_there = total and enough and number >= windows.minimum.contracts
            raw = 100 * sum(one[1] for one in held) / total if is_there else None
            found *= self.likelihood(day, raw, Observation(self.seen[day].on, percent))
        return found

    def likelihood(self, day: int, raw: Fraction | None, seen: Observation | None = None) -> Fraction:
        """The chance of what was seen on a day, or of what else was noted of it."""
        seen = seen or self.seen[day]
        own = seen_given(seen, worlds.shown(raw), self.seeing, wide=self.wide)
        if not day:
            return own
        return (1 - self.seeing.elsewhere) * own + self.seeing.elsewhere * share_of_all(seen)

    def recommended(self, chosen: tuple[Any, ...]) -> Fraction:
        """The chance of the shares of clients who would recommend that were seen."""
        found = Fraction(1)
        for day, seen in enumerate(self.seen):
            if seen.recommend is not None:
                given = [way.private[day] for way, _ in chosen if way.private[day] is not None]
                share = Fraction(100 * sum(map(bool, given)), len(given)) if given else None
                right = share is not None and worlds.shown(share) == seen.recommend_percent
                found *= self.seeing.recommended if right else 1 - self.seeing.recommended
        return found

    def listed(self, chosen: tuple[Any, ...]) -> Fraction:
        """The chance of the numbers of eligible contracts, or jobs, that were seen."""
        found = Fraction(1)
        for day, seen in enumerate(self.seen):
            if seen.eligible is not None:
                held = [of[day][-1] for _, of in chosen if of[day] and of[day][-1][4]]
                right = (1 - self.seeing.jobs_listed) * (len(held) == seen.eligible)
                right += self.seeing.jobs_listed * (sum(one[4] for one in held) == seen.eligible)
                found *= self.seeing.eligible * right + (1 - self.seeing.eligible) * (1 - right)
        return found

    def ways(self, contract: Contract, shares: tuple[Fraction, ...]) -> Ways:
        """Everything that a contract may be, where so many contracts are unrated."""
        natural = [(told, way, chance) for told, way, chance in self.natural(contract, shares) if chance]
        found: dict[Way, Fraction] = defaultdict(Fraction)
        kinds = kinds_in(self.days[0][0])
        may = contract.ended is not None and contract.ended <= self.days[0][1] and len(kinds) > 1
        reached = {way.outcome for _, way, _ in natural}
        for told, way, chance in natural:
            found[way] += chance * (1 - self.seeing.surprise if may else 1)
            for kind in kinds if may else ():
                if kind != way.outcome:
                    odd = kind not in reached
                    surprise = way._replace(outcome=kind, counts=self.as_kind(kind, told, way), odd=odd)
                    found[surprise] += chance * self.seeing.surprise / (len(kinds) - 1)
        return found

    def as_kind(self, kind: str, told: Contract, way: Way) -> tuple[oracle.Counted | None, ...]:
        """How a contract counts if it is of some kind: on the days on which it has ended as by a rule for those."""
        found = []
        for (policy, day), as_ever in zip(self.days, way.counts, strict=True):
            if told.ended is None or told.ended > day:
                found.append(as_ever)
                continue
            rules = [rule for rule in policy.rules if rule.outcome == kind and rule.enters == "ended"]
            found.append(self.counting(rules[0], told, policy, day) if rules else None)
        return tuple(found)

    def counting(self, rule: Rule, told: Contract, policy: Policy, day: date) -> oracle.Counted | None:
        """What counts of a contract by a rule, whatever else is told of it."""
        key = rule.code, told, policy.name, day
        if key not in self.counted:
            counts = None if rule.outcome == "excluded" else oracle.counting(rule, self.history, told, policy, day)
            own = Contract(told.id, told.client, told.started)
            self.counted[key] = counts and counts._replace(contract=own)
        return self.counted[key]

    def natural(self, contract: Contract, shares: tuple[Fraction, ...]) -> Iterator[tuple[Contract, Way, Fraction]]:
        """Everything that a contract may be by its facts and the rules."""
        latest = self.days[0][0]
        for told, chance in tellings(contract, self.days[0][1], latest):
            facts = self.facts(told, shares)
            ways = [(self.answered(told, answers, facts), share) for answers, share in self.answers(facts)]
            raised = latest.priors.suspected if contract.suspected else 1
            odds = [share * (1 if way.outcome == "positive" else raised) for way, share in ways]
            total = sum(odds, Fraction(0))
            yield from ((told, way, chance * share / total) for (way, _), share in zip(ways, odds, strict=True))

    def facts(self, contract: Contract, shares: tuple[Fraction, ...]) -> list[dict[str, Any]]:
        found = []
        for (policy, day), share in zip(self.days, shares, strict=True):
            own = oracle.facts(self.plain, contract, policy, day)
            stars = None if own["stars"] is UNKNOWN else own["stars"]
            found.append({**own, "stars": stars, "unrated_share": share})
        return found

    def answers(self, of_days: list[dict[str, Any]]) -> list[tuple[dict[str, Any], Fraction]]:
        """Every answer to what is unknown on any of the days, by the chances of the latest on which it is."""
        found: list[tuple[dict[str, Any], Fraction]] = [({}, Fraction(1))]
        for (policy, _), facts in zip(self.days, of_days, strict=True):
            further = []
            for answers, chance in found:
                known = {f: answers.get(f, v) if v is UNKNOWN else v for f, v in facts.items()}
                unknown = [f for f, v in known.items() if v is UNKNOWN]
                for full, share in oracle.every_answer(policy, known):
                    further.append(({**answers, **{f: full[f] for f in unknown}}, chance * share))
            found = further
        return found

    def answered(self, contract: Contract, answers: dict[str, Any], of_days: list[dict[str, Any]]) -> Way:
        counts, private, silent, outcomes = [], [], [], []
        for (policy, day), facts in zip(self.days, of_days, strict=True):
            full = {f: answers[f] if v is UNKNOWN else v for f, v in facts.items()}
            rule = oracle.decided(policy, full)
            counts.append(self.counting(rule, contract, policy, day))
            answer = full["recommend"]
            private.append(answer >= policy.priors.recommends_from if isinstance(answer, int) else None)
            mute = full["stars"] is None and not isinstance(answer, int)
            silent.append(mute and self.is_measured(contract, policy, day))
            outcomes.append(rule.outcome)
        return Way(outcomes[0], tuple(counts), tuple(private), tuple(silent), False)

    def missing(self) -> list[Ways]:
        """The contracts that the file may lack."""
        policy = self.days[0][0]
        announced = self.history.unlisted
        kinds = kinds_in(policy)
        good, between, bad = self.seeing.missing
        middle = next((kind for kind in ("lukewarm", "neutral") if kind in kinds), None)
        shares = {"positive": good, middle: between, "negative": bad}
        shares = {kind: share for kind, share in shares.items() if kind}
        total = sum(shares.values(), Fraction(0))
        found = []
        for number in range(1 if announced is None else announced):
            chance = self.seeing.announced if announced else self.seeing.unlisted
            ways = {self.lacking(None, number): 1 - chance}
            for kind, share in shares.items():
                ways[self.lacking(kind, number)] = chance * share / total
            found.append(ways)
        return found

    def lacking(self, kind: str | None, number: int) -> Way:
        policy, day = self.days[0]
        none = (None,) * (len(self.days) - 1)
        silent = (False,) * len(self.days)
        if kind is None:
            return Way("excluded", (None, *none), (None, *none), silent, False)
        weight = Fraction(policy.weights.plain, policy.weights.unit)
        value = Fraction(policy.scale.value(kind), policy.scale.unit)
        client = f"a client of a missing contract {number}"
        counted = oracle.Counted(Contract(client, client, day), kind, day, ((weight, value, day),))
        return Way(kind, (counted, *none), (None, *none), silent, False)


def any_held(windows: tuple[tuple[Any, ...], ...]) -> bool:
    """Whether a window holds something, or looks at the client."""
    return any(weight or client for weight, _, _, client, _ in windows)


def kinds_in(policy: Policy) -> list[str]:
    outcomes = {rule.outcome for rule in policy.rules}
    return [kind for kind in KINDS if kind in outcomes]


def tellings(contract: Contract, day: date, policy: Policy) -> Iterator[tuple[Contract, Fraction]]:
    """Every way to tell stars and an amount that nobody told, as of a day."""
    for stars, of_stars in stars_of(contract, day, policy):
        told = replace(contract, feedback=replace(contract.feedback, stars=stars))
        unknown = contract.earned is UNKNOWN and not contract.payments and contract.started <= day
        if not unknown:
            yield told, of_stars
            continue
        steps: dict[Any, tuple[Decimal, Fraction]] = {}
        for amount, chance in policy.priors.earned:
            step = (amount > 0, oracle.step_weight(policy, Fraction(amount)))
            first, before = steps.get(step, (amount, Fraction(0)))
            steps[step] = (first, before + chance)
        for amount, chance in steps.values():
            yield replace(told, earned=contract.refunded + amount), of_stars * chance


def stars_of(contract: Contract, day: date, policy: Policy) -> list[tuple[Any, Fraction]]:
    feedback, ended = contract.feedback, contract.ended
    if feedback.stars is not UNKNOWN or feedback.removed or ended is None or ended > day:
        return [(feedback.stars, Fraction(1))]
    table = next(
        t.chances
        for t in policy.priors.stars
        if all(contract.ending.by is not UNKNOWN and oracle.meets(c, contract.ending.by) for c in t.when)
    )
    if ended + timedelta(days=policy.assume.stars_none_after_days) >= day:
        return [(stars, chance) for stars, chance in table if chance]
    late = policy.priors.late_unrated
    rated = sum(chance for stars, chance in table if stars is not None)
    found = [(stars, late if stars is None else (1 - late) * chance / rated) for stars, chance in table]
    return [(stars, chance) for stars, chance in found if chance]


def share_of_all(seen: Observation) -> Fraction:
    """Which share of all that can be seen is like what was seen."""
    if seen.shown in {"fall", "untold"}:
        return Fraction(1)
    number = len(inside(seen)) if seen.shown == "within" else 1
    return Fraction(number, 101)


def inside(seen: Observation) -> list[int]:
    """The whole percents that were seen."""
    if seen.score is not None:
        return [seen.score]
    return list(range(seen.low or 0, (100 if seen.high is None else seen.high) + 1))


@cache
def seen_given(seen: Observation, whole: int | None, seeing: Seeing, *, wide: bool) -> Fraction:
    """The chance of what was seen, where the rules show a whole percent, or no score."""
    if seen.shown in {"fall", "untold"}:
        return Fraction(1)
    if seen.shown == "none":
        return seeing.unscored if whole is not None else 1 - seeing.unscored
    if whole is None:
        return seeing.unscored * share_of_all(seen)
    noted = dict.fromkeys(range(101), Fraction(0))
    for far in range(-100, 101):
        noted[min(max(whole + far, 0), 100)] += off_by(abs(far), seeing, wide=wide)
    return sum((noted[percent] for percent in inside(seen)), Fraction(0))


def off_by(number: int, seeing: Seeing, *, wide: bool) -> Fraction:
    """The chance of a number that is so many points off on one side."""
    if number == 0:
        return 1 - 2 * sum(seeing.near, Fraction(0))
    if number <= len(seeing.near):
        return seeing.near[number - 1]
    return seeing.unscored / 2 ** (number - len(seeing.near)) if wide else Fraction(0)


def random_scene(rng: Random, *, most: int, topics: int = 0) -> tuple[Case, list[Observation], Truth, bool]:
    """A history with what was seen on one to three days, few enough worlds that they can all be told, and its truth,
    under rules in which so many topics are disputed."""
    while True:
        case, observed = drawn_scene(rng, topics)
        try:
            return case, observed, *truth_of(case, observed, ASSUMED, most=most)
        except TooManyWorldsError:
            continue


def drawn_scene(rng: Random, topics: int) -> tuple[Case, list[Observation]]:
    day = rng.choice(DAYS) + timedelta(days=rng.choice((0, 0, 1, 9, 13)))
    names = sorted(topic.name for topic in load_policy(None, day).topics)
    minimum = rng.choice(((1, 1), (1, 1), (2, 1), (2, 2), (3, 2)))
    book = SmallBook(frozenset(rng.sample(names, topics)), minimum)
    history = worlds.dense_history(rng, rng.randrange(1, 7), day)
    stars, amount = rng.randrange(12), rng.randrange(12)  # whose are not told, if there is such a contract
    contracts = tuple(
        partly_told(rng, contract, stars=number == stars, amount=number == amount)
        for number, contract in enumerate(history.contracts)
    )
    history = replace(history, contracts=contracts, unlisted=rng.choice((None, None, None, 0, 1, 2)))
    observed = [observation(rng, history, book, day)]
    for _ in range(rng.choice((0, 0, 1, 1, 2))):
        older = observed[-1].on - timedelta(days=rng.choice((1, 14, 60, 200, 400)))
        observed.append(observation(rng, history, book, older))
    more = Random(f"{day} {observed}")  # noqa: S311 - test data
    counted = range(len(contracts) + 2)
    observed = [replace(o, eligible=more.choice(counted)) if more.random() < ELIGIBLE else o for o in observed]
    for number, one in enumerate(observed):
        lengths = book.on(one.on).windows.lengths
        if more.random() < WINDOWS and all(
            month in book.on(last_run(book.on(one.on), one.on)).windows.lengths for month in lengths
        ):
            told = (
                (m, more.choice((67, 75, 100, one.score or 50))) for m in more.sample(lengths, more.choice((1, 1, 2)))
            )
            observed[number] = replace(one, windows=tuple(sorted(told)))
    return Case(history, day, book), observed


def partly_told(rng: Random, contract: Contract, *, stars: bool, amount: bool) -> Contract:
    """Most answers told, a few unknown, `stars` or the `amount` among them."""
    feedback, ending = contract.feedback, contract.ending
    if feedback.recommend is UNKNOWN and rng.random() < 0.4:
        feedback = Feedback(feedback.stars, rng.choice((None, 10, 3)), removed=feedback.removed)
    if stars:
        feedback = replace(feedback, stars=UNKNOWN)
    if rng.random() < 0.6:
        reason = rng.choice(("completed", "unsuccessful")) if ending.reason is UNKNOWN else ending.reason
        ending = Ending("client" if ending.by is UNKNOWN else ending.by, reason)
    earned = UNKNOWN if amount and not contract.payments else contract.earned
    return replace(contract, feedback=feedback, ending=ending, earned=earned)


def observation(rng: Random, history: History, book: SmallBook, day: date) -> Observation:
    """Something that was seen on a day: often near what the rules alone give."""
    computed = worlds.shown(worlds.raw(plainly(history), book.on(day), day))
    near = computed if computed is not None and rng.random() < 0.7 else rng.choice((0, 40, 50, 67, 75, 88, 90, 100))
    score = min(max(near + rng.choice((0, 0, 0, 1, -2, -3, -12)), 0), 100)
    recommend = rng.choice((None, None, None, Fraction(2, 3), Fraction(1, 2), Fraction(1)))
    match rng.choice(("score",) * 8 + ("none", "within", "untold")):
        case "none":
            return Observation(day, None, recommend, shown="none")
        case "within":
            return Observation(
                day, None, recommend, shown="within", low=rng.choice((None, 50)), high=rng.choice((89, None))
            )
        case "untold":
            return Observation(day, None, recommend, shown="untold")
    return Observation(day, score, recommend)


def plainly(history: History) -> History:
    """The history without the stars that nobody told, as the rules take it."""
    told = (
        replace(c.feedback, stars=None if c.feedback.stars is UNKNOWN else c.feedback.stars) for c in history.contracts
    )
    pairs = zip(history.contracts, told, strict=True)
    return replace(history, contracts=tuple(replace(contract, feedback=feedback) for contract, feedback in pairs))
