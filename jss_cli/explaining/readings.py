"""The readings of the rules that differ for a history: options that change nothing of it are one, then all is cut.

An option is like another if, alone and beside each option of another topic that does make a difference, every contract
counts the same and the same windows are there, on each of the days asked about. Of the combinations left the heaviest
are taken: first of those that differ in what is known and assumed, or in which windows there are, then of all, so that
a choice which shows in the file is not crowded out by choices about answers that nobody has told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from heapq import heappop, heappush
from itertools import islice
from math import lcm, prod

from jss_cli.domain.case import Case
from jss_cli.domain.policy import Option, Topic
from jss_cli.domain.readings import Readings, RulesReading, Spread
from jss_cli.explaining.bench import Bench, Picks

MOST = 64  # readings that are looked at, the heaviest
FEW = 150  # contracts that are scored under so many readings in well under a second
_Choices = list[tuple[Picks, Fraction]]  # of one topic: what stands for options that are alike, and their weight


def spread(case: Case) -> Spread:
    """How far the score of a case depends on what is disputed."""
    bench = Bench(case.history.contracts, case.rulebook, (case.day,))
    found = readings(bench)
    shown = [bench.scores(reading.options)[0].whole for reading in found.readings]
    percents = [percent for percent in shown if percent is not None]
    return Spread(found, min(percents, default=None), max(percents, default=None), len(percents) < len(shown))


def readings(bench: Bench, most: int = MOST) -> Readings:
    """The heaviest readings that differ for the history and the days of a bench, at most so many, those that show in
    the file before the others."""
    alone = {topic.name: _grouped(topic, bench, ((),)) for topic in bench.topics}
    choices = [_compared(topic, bench, alone) for topic in bench.topics]
    base = bench.assumed(())
    showing = [[one for one in of_topic if not one[0] or bench.assumed(one[0]) != base] for of_topic in choices]
    first = [of_topic or every[:1] for of_topic, every in zip(showing, choices, strict=True)]
    heaviest = dict((*_heaviest(first), *_heaviest(choices)))
    taken = tuple(sorted(islice(heaviest.items(), most), key=lambda pair: -pair[1]))
    held = sum((weight for _, weight in taken), Fraction(0))
    told = (RulesReading(picks, bench.policies(picks), weight / held) for picks, weight in taken)
    return Readings(tuple(told), prod(map(len, choices)), held)


def heaviest(bench: Bench) -> Readings:
    """The heaviest option of every topic alone, where more would take too long to be told apart."""
    share = prod((topic.base.weight for topic in bench.topics), start=Fraction(1))
    return Readings(
        (RulesReading((), bench.policies(()), Fraction(1)),), prod(len(topic.options) for topic in bench.topics), share
    )


def _compared(topic: Topic, bench: Bench, alone: dict[str, _Choices]) -> _Choices:
    """The options of a topic that differ alone, or beside an option of another topic that does."""
    if len(alone[topic.name]) == len(topic.options):
        return alone[topic.name]
    others = (picks for name, choices in alone.items() if name != topic.name for picks, _ in choices if picks)
    return _grouped(topic, bench, ((), *others))


def _grouped(topic: Topic, bench: Bench, beside: tuple[Picks, ...]) -> _Choices:
    """The options of a topic, those that are alike beside each of some picks as one, the heaviest first.

    One that was told from all others is looked at no more.
    """
    windows = any("windows" in option.sets for option in topic.options)
    prints: dict[str, tuple[object, ...]] = {option.name: () for option in topic.options}
    for picks in beside:
        crowds = Counter(prints.values())
        for option in topic.options:
            if crowds[prints[option.name]] > 1:
                own = () if option is topic.base else (option.name,)
                prints[option.name] += (bench.fingerprint((*own, *picks), windows=windows),)
    groups: dict[object, list[Option]] = {}
    for option in sorted(topic.options, key=lambda option: -option.weight):
        groups.setdefault(prints[option.name], []).append(option)
    weights = (sum((option.weight for option in alike), Fraction(0)) for alike in groups.values())
    stand = (() if alike[0] is topic.base else (alike[0].name,) for alike in groups.values())
    return sorted(zip(stand, weights, strict=True), key=lambda choice: -choice[1])


def _heaviest(topics: list[_Choices]) -> Iterator[tuple[Picks, Fraction]]:
    """The heaviest combinations of a choice for each topic, heaviest first, at most MOST of them."""
    units = [lcm(*(weight.denominator for _, weight in choices)) for choices in topics]
    shares = [[int(weight * unit) for _, weight in of_topic] for of_topic, unit in zip(topics, units, strict=True)]
    start = (0,) * len(topics)
    queue, seen, whole = [(-_weight_of(shares, start), start)], {start}, prod(units)
    for _ in range(MOST):
        if not queue:
            return
        weight, indexes = heappop(queue)
        chosen = (choices[index] for choices, index in zip(topics, indexes, strict=True))
        yield tuple(pick for picks, _ in chosen for pick in picks), Fraction(-weight, whole)
        for place, index in enumerate(indexes):
            after = (*indexes[:place], index + 1, *indexes[place + 1 :])
            if index + 1 < len(topics[place]) and after not in seen:
                seen.add(after)
                heappush(queue, (-_weight_of(shares, after), after))


def _weight_of(shares: list[list[int]], indexes: tuple[int, ...]) -> int:
    """How likely a combination is held, in the product of the units of its topics."""
    return prod(of_topic[index] for of_topic, index in zip(shares, indexes, strict=True))
