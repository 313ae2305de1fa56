"""Words for chances, stories and unknown facts. Odds are said of outcomes, never a fact of a person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import isclose

from jss_cli.domain.history import Contract
from jss_cli.domain.story import Seen, Slip, Story
from jss_cli.domain.verdict import Outcome
from jss_cli.reports.fact_words import FACT_WORDS, value_words
from jss_cli.reports.numbers import listed

NameOf = Callable[[Contract], str]

COUNTED = {
    Outcome.NEGATIVE: "counted against you",
    Outcome.NEUTRAL: "counted without success",
    Outcome.EXCLUDED: "not counted",
}
SURE = 1 - 1e-12
SMALL, TENTHS, PERCENT = 0.001, 0.1, 0.01


def name_of(contract: Contract) -> str:
    """A contract as its owner knows it, with the client."""
    return " ".join(part for part in (contract.id, contract.title, f"({contract.client})") if part)


def id_of(contract: Contract) -> str:
    """A contract by its id alone: nothing about the client."""
    return contract.id


def chance_words(chance: float) -> str:
    """A chance in percent; what is possible is never called 0, what is not certain never 100."""
    if chance <= 0 or chance >= SURE:
        return "0 %" if chance <= 0 else "100 %"
    if chance < SMALL:
        return "under 0.1 %"
    if chance > 1 - SMALL:
        return "over 99.9 %"
    return f"{100 * chance:.0f} %" if TENTHS <= chance <= 1 - PERCENT else f"{100 * chance:.1f} %"


def short_chance(chance: float) -> str:
    """A chance in whole percents, for a column of them."""
    if 0 < chance < PERCENT:
        return "<1"
    return ">99" if 1 - PERCENT < chance < SURE else f"{100 * chance:.0f}"


def story_words(story: Story, named: NameOf) -> str:
    """What a story says: "c5 and c8 both counted without success"."""
    return _differs_words([(named(contract), outcome) for contract, outcome in story.differs])


def _differs_words(differs: Sequence[tuple[str, Outcome]]) -> str:
    """What contracts counted as, those of one outcome together."""
    if not differs:
        return "everything unseen went well"
    groups = {outcome: [name for name, counted in differs if counted is outcome] for outcome in COUNTED}
    return "; ".join(f"{_together(names)} {COUNTED[outcome]}" for outcome, names in groups.items() if names)


def _together(names: Sequence[str]) -> str:
    """Names as the subject of a sentence."""
    if len(names) == 1:
        return names[0]
    return f"{names[0]} and {names[1]} both" if len(names) == 2 else f"{listed(names)} all"  # noqa: PLR2004 - a pair


def alike(stories: Sequence[Story]) -> list[list[Story]]:
    """Stories side by side that are as likely and differ in one contract only, together."""
    groups: list[list[Story]] = []
    for story in stories:
        if groups and isclose(groups[-1][0].chance, story.chance, rel_tol=1e-9) and _odd_ones([*groups[-1], story]):
            groups[-1].append(story)
        else:
            groups.append([story])
    return groups


def _odd_ones(stories: Sequence[Story]) -> list[tuple[Contract, Outcome]]:
    """The one contract of each story that the others do not share, all with one outcome; empty if it is not so."""
    common = set.intersection(*(set(story.differs) for story in stories))
    odd = [entry for story in stories for entry in story.differs if entry not in common]
    return odd if len(odd) == len(stories) and len({outcome for _, outcome in odd}) == 1 else []


def alike_words(stories: Sequence[Story], named: NameOf) -> str:
    """What stories of one kind say: "c5 and one of c1 c2 c3 both counted without success"."""
    odd = _odd_ones(stories) if len(stories) > 1 else []
    if not odd:
        return story_words(stories[0], named)
    one_of = f"one of {listed([named(contract) for contract, _ in odd], most=10)}"
    common = [(named(contract), outcome) for contract, outcome in stories[0].differs if (contract, outcome) not in odd]
    return _differs_words([*common, (one_of, odd[0][1])])


def seen_words(seen: Seen) -> str:
    """What was seen on a day."""
    would = "" if seen.recommend_percent is None else f", {seen.recommend_percent} % would recommend"
    return f"{seen.score} % on {seen.on}{would}"


def slip_words(slips: Sequence[Slip], named: NameOf) -> str:
    """One fact of one or more contracts, told otherwise."""
    first = slips[0]
    names = listed(list(dict.fromkeys(named(slip.contract) for slip in slips)))
    return f"{names}: {FACT_WORDS[first.fact].subject} {value_words(first.fact, first.told)}"


def small_count(number: int) -> str:
    """A whole number with groups of three; a very large one by its size."""
    return f"{number:,}" if number < 10**15 else f"about 10^{len(str(number)) - 1}"
