"""Whether a score can be shown by a handful of contracts at all, in plain language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from typing import ClassVar

from jss_cli.dataclass import dataclass
from jss_cli.domain.arithmetic import MOST_SUMS, Arithmetic, ContractKind, Recipe
from jss_cli.domain.report import Block, Headline, Note, NumberedItem, Paragraph, Report, Span, Steps
from jss_cli.domain.sections import QUARTERS
from jss_cli.reports.numbers import count, plain_number
from jss_cli.reports.results import AnyResult, stamp

MOST = 10
WORDS = {"positive": "good", "lukewarm": "lukewarm", "neutral": "neutral", "negative": "bad"}


@dataclass(frozen=True, slots=True)
class KindResult:
    """A contract of an example: its weight, its outcome, how many of its jobs that outcome takes (the others are good),
    and how many of the windows that a blend is the mean of hold it, longest first."""

    weight: float
    outcome: str
    spoiled: int
    jobs: int
    windows: int


@dataclass(frozen=True, slots=True)
class ScaleResult:
    """The answer on one scale (what each outcome is worth, null for those that its rules do not know): whether it is
    possible, in which ways of equal weight, one example, the blend that it needs, whether everything was tried, the
    nearest scores that are possible, and which numbers of contracts of equal weight, up to 30, can show the score; of
    how many readings of the rules it is the answer, and which of them allow the score where the heaviest does not."""

    policy: str
    positive: float | None
    lukewarm: float | None
    neutral: float | None
    negative: float | None
    possible: bool
    settled: bool
    ways: tuple[Recipe, ...]
    example: tuple[KindResult, ...]
    blend: str | None
    below: int | None
    above: int | None
    contracts: tuple[int, ...]
    readings: int
    allowed_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PossibleResult(AnyResult):
    """The answer of `jss possible`: that of the policy first, then of other scales. `weights` are those given."""

    rows_key: ClassVar[str] = "scales"

    score: int
    contracts: int
    weights: tuple[float, ...]
    possible: bool
    scales: tuple[ScaleResult, ...]


def possible_result(answers: Sequence[Arithmetic]) -> PossibleResult:
    """The answers as plain values."""
    first = answers[0]
    return PossibleResult(
        *stamp("possible"),
        score=first.score,
        contracts=first.contracts,
        weights=tuple(weight / QUARTERS for weight in first.weights or ()),
        possible=first.is_possible,
        scales=tuple(map(_scale_result, answers)),
    )


def _scale_result(answer: Arithmetic) -> ScaleResult:
    """The answer on one scale as plain values."""
    values = {outcome.value: float(value) for outcome, value in answer.worth}
    return ScaleResult(
        policy=answer.policy.name,
        positive=values.get("positive"),
        lukewarm=values.get("lukewarm"),
        neutral=values.get("neutral"),
        negative=values.get("negative"),
        possible=answer.is_possible,
        settled=answer.is_settled,
        ways=answer.recipes,
        example=tuple(KindResult(float(k.weight), k.outcome, k.spoiled, k.jobs, n) for k, n in answer.example),
        blend=answer.by or None,
        below=answer.below,
        above=answer.above,
        contracts=answer.counts,
        readings=answer.readings,
        allowed_by=answer.allowed_by,
    )


def possible_report(answers: Sequence[Arithmetic]) -> Report:
    """The answer on the policy's scale, and what other scales say."""
    first = answers[0]
    blocks: list[Block] = [_headline(first), *_ways(first), *_readings(first)]
    blocks.append(Paragraph((Span(_other_counts(first)),)))
    blocks += [Note(f"On the scale of {answer.policy.name}", _other_scale(answer)) for answer in answers[1:]]
    words = "contracts that are not counted (JSS1xx, JSS222) are left out of the number"
    blocks.append(Note("Counted contracts", words, "jss infer"))
    return Report(tuple(blocks))


def _headline(answer: Arithmetic) -> Headline:
    """Yes or no, and under which scale."""
    facts = (f"scale: {_scale_words(answer)}", f"rules: {answer.policy.name}", "unofficial")
    return Headline("Possible", Span(_answer_words(answer), "good" if answer.is_possible else "poor"), facts)


def _answer_words(answer: Arithmetic) -> str:
    """Yes or no in a sentence, as strong as it is true."""
    contracts = _contracts_words(answer)
    if not answer.is_possible:
        if answer.is_settled:
            tried = f" by any of {answer.readings} readings of the rules" if answer.readings > 1 else ""
            return f"no: {answer.score} % cannot come from {contracts}{tried}"
        return f"perhaps: no way to {answer.score} % from {contracts} was found, and not all could be tried"
    unequal = len({kind.weight for kind, _ in answer.example}) > 1 and answer.weights is None
    but = ", by some readings of the rules" if answer.allowed_by else ""
    but += ", but not of equal weight" if unequal and answer.is_settled else ", of unequal weight" if unequal else ""
    return f"yes{but}: {answer.score} % can come from {contracts}"


def _readings(answer: Arithmetic) -> list[Note]:
    """Which readings of the rules allow it, if the heaviest does not."""
    if not answer.allowed_by:
        return []
    words, own = f"not by the heaviest options, but by {_either(answer.allowed_by)}", answer.policy.typed
    return [Note("Only some readings of the rules", words, f"jss policy {own.partition('+')[0]} --variants")]


def _contracts_words(answer: Arithmetic) -> str:
    """The contracts that were asked about."""
    if not answer.weights:
        return count(answer.contracts, "counted contract")
    weights = " ".join(plain_number(Fraction(weight, QUARTERS)) for weight in answer.weights)
    return f"counted contracts of the weights {weights}"


def _scale_words(answer: Arithmetic) -> str:
    """What the outcomes are worth."""
    return ", ".join(f"{WORDS[outcome]} {float(value):g}".replace("-", "−") for outcome, value in answer.worth)


def _ways(answer: Arithmetic) -> list[Block]:
    """How the score comes about, or what is near it."""
    if answer.recipes:
        steps = tuple(NumberedItem((Span(_recipe_words(recipe)),)) for recipe in answer.recipes[:MOST])
        few = len(answer.recipes) <= MOST
        return [Steps("Every way of equal weight" if few else f"The first {MOST} ways of equal weight", steps)]
    return [Paragraph((Span(f"For example {_example_words(answer)}." if answer.is_possible else _near_words(answer)),))]


def _near_words(answer: Arithmetic) -> str:
    """What the contracts can show instead."""
    if answer.below is None and answer.above is None:
        return (
            f"So few show no score: it takes {count(answer.policy.windows.minimum.least, 'counted contract')} (JSS403)."
        )
    near = " and ".join(f"{score} %" for score in (answer.below, answer.above) if score is not None)
    bound = "" if answer.is_settled else f" A search ends after {MOST_SUMS:,} sums."
    return f"The nearest scores that they can show: {near}.{bound}"


def _example_words(answer: Arithmetic) -> str:
    """The contracts of the example, alike ones together, those in the shorter windows of a blend apart."""
    kinds = ", ".join(f"{number} {_kind_words(kind)}" for kind, number in Counter(k for k, _ in answer.example).items())
    if not answer.by:
        return kinds
    deepest = max(windows for _, windows in answer.example)
    late = Counter(kind for kind, windows in answer.example if windows == deepest)
    words = ", ".join(f"{number} {_kind_words(kind)}" for kind, number in late.items())
    return f"{kinds}, of which its shortest window holds {words}: the figure is {answer.by} (JSS405)"


def _kind_words(kind: ContractKind) -> str:
    """A contract of an example: its outcome and weight, and how much of it is spoiled."""
    part = "" if kind.is_whole else f" in {kind.spoiled} of {kind.jobs} jobs"
    return f"{WORDS[kind.outcome]}{part} of weight {plain_number(kind.weight)}"


def _recipe_words(recipe: Recipe) -> str:
    """Outcomes and how many of each."""
    return ", ".join(f"{number} {word}" for name, word in WORDS.items() if (number := getattr(recipe, name)))


def _other_counts(answer: Arithmetic) -> str:
    """Which other numbers of contracts can show the score."""
    if not (numbers := [str(number) for number in answer.counts if number != answer.contracts][:MOST]):
        words = "No other number of contracts up to 30, all of weight 1 and each of one outcome, can show"
        return f"{words} {answer.score} % by these rules."
    less = [number for number in answer.counts if number < answer.contracts]
    words = f"{answer.score} % can come from {_either(numbers)} contracts of equal weight, of up to 30."
    if answer.recipes or not less:
        return words
    left_out = answer.contracts - less[-1]
    verb = "is" if left_out == 1 else "are"
    return f"{words} So it fits too if {count(left_out, 'contract')} of the {answer.contracts} {verb} not counted."


def _either(names: Sequence[str]) -> str:
    """Names of which any one will do."""
    return " or ".join((*filter(None, [", ".join(names[:-1])]), names[-1]))


def _other_scale(answer: Arithmetic) -> str:
    """The answer on another scale in a sentence."""
    words = _recipe_words(answer.recipes[0]) if answer.recipes else _example_words(answer)
    if not answer.is_possible:
        return f"({_scale_words(answer)}) no way was found by its heaviest reading. {_near_words(answer)}"
    return f"({_scale_words(answer)}) {_answer_words(answer).split(':')[0]}, for example {words}"
