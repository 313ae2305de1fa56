"""Whether a score can be shown by a handful of contracts at all, in plain language."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import ClassVar

from jss_cli.dataclass import dataclass
from jss_cli.domain.policy import Scale
from jss_cli.domain.report import Block, Headline, Note, Paragraph, Report, Span, Step, Steps
from jss_cli.domain.story import Arithmetic, Recipe
from jss_cli.domain.verdict import Outcome
from jss_cli.reports.numbers import count, plain_number, tenth
from jss_cli.reports.results import AnyResult, stamp

PLAIN = 4  # quarter units
MOST = 10
WORDS = {Outcome.NEUTRAL: "neutral", Outcome.NEGATIVE: "bad"}


@dataclass(frozen=True, slots=True)
class RecipeResult:
    """So many good, neutral and bad contracts."""

    positive: int
    neutral: int
    negative: int


@dataclass(frozen=True, slots=True)
class ScaleResult:
    """The answer on one scale (what each outcome is worth): whether it is possible, how, the nearest scores that are,
    and which numbers of contracts of equal weight, up to 30, can show the score."""

    policy: str
    positive: float
    neutral: float
    negative: float
    possible: bool
    ways: tuple[RecipeResult, ...]
    below: int | None
    above: int | None
    contracts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PossibleResult(AnyResult):
    """The answer of `jss possible`: that of the policy first, then of other scales. `weights` in contracts."""

    rows_key: ClassVar[str] = "scales"

    score: int
    weights: tuple[float, ...]
    possible: bool
    scales: tuple[ScaleResult, ...]


def possible_result(answers: Sequence[Arithmetic]) -> PossibleResult:
    """The answers as plain values."""
    first = answers[0]
    return PossibleResult(
        *stamp("possible"),
        score=first.score,
        weights=tuple(weight / PLAIN for weight in first.weights),
        possible=first.is_possible,
        scales=tuple(map(scale_result, answers)),
    )


def scale_result(answer: Arithmetic) -> ScaleResult:
    """The answer on one scale as plain values."""
    scale = answer.policy.scale
    return ScaleResult(
        policy=answer.policy.name,
        positive=scale.positive / scale.unit,
        neutral=scale.neutral / scale.unit,
        negative=scale.negative / scale.unit,
        possible=answer.is_possible,
        ways=tuple(RecipeResult(r.positive, r.neutral, r.negative) for r in answer.recipes),
        below=answer.below,
        above=answer.above,
        contracts=answer.counts,
    )


def possible_report(answers: Sequence[Arithmetic]) -> Report:
    """The answer on the policy's scale, and what other scales say."""
    first = answers[0]
    blocks: list[Block] = [_headline(first), *ways(first)]
    blocks.append(Paragraph((Span(other_counts(first)),)))
    blocks += [Note(f"On the scale of {answer.policy.name}", other_scale(answer)) for answer in answers[1:]]
    words = "contracts that are not counted (JSS1xx, JSS222) are left out of the number; a score is of one window"
    blocks.append(Note("Counted contracts", words, "jss infer"))
    return Report(tuple(blocks))


def _headline(answer: Arithmetic) -> Headline:
    """Yes or no, and under which scale."""
    verb = "can" if answer.is_possible else "cannot"
    words = f"{'yes' if answer.is_possible else 'no'}: {answer.score} % {verb} come from {contracts_words(answer)}"
    facts = (f"scale: {_scale_words(answer.policy.scale)}", f"rules: {answer.policy.name}", "unofficial")
    return Headline("Possible", Span(words, "good" if answer.is_possible else "poor"), facts)


def contracts_words(answer: Arithmetic) -> str:
    """The contracts that were asked about."""
    weights = answer.weights
    if len(set(weights)) == 1:
        return f"{count(len(weights), 'counted contract')}{' of equal weight' if len(weights) > 1 else ''}"
    return f"counted contracts of the weights {' '.join(plain_number(Fraction(w, PLAIN)) for w in weights)}"


def _scale_words(scale: Scale) -> str:
    """What the outcomes are worth."""
    worth = (Fraction(value, scale.unit) for value in (scale.positive, scale.neutral, scale.negative))
    good, neutral, bad = (f"{float(value):g}".replace("-", "−") for value in worth)
    return f"good {good}, neutral {neutral}, bad {bad}"


def ways(answer: Arithmetic) -> list[Block]:
    """How the score comes about, or what is near it and why it is not reached."""
    if answer.is_possible:
        if len(set(answer.weights)) > 1:
            misfits = ", ".join(
                f"{WORDS[outcome]} of weight {plain_number(Fraction(w, PLAIN))}" for w, outcome in answer.misfits
            )
            return [Paragraph((Span(f"The fewest that need not have gone well: {misfits or 'none'}."),))]
        steps = tuple(Step((Span(recipe_words(recipe)),)) for recipe in answer.recipes[:MOST])
        return [Steps("Every way" if len(answer.recipes) <= MOST else f"The first {MOST} ways", steps)]
    near = " and ".join(f"{score} %" for score in (answer.below, answer.above) if score is not None)
    words = f"The nearest scores that they can show: {near}."
    if len(set(answer.weights)) == 1:
        scale = answer.policy.scale
        step = Fraction(100 * (scale.positive - scale.neutral), scale.unit * len(answer.weights))
        bad = Fraction(100 * (scale.positive - scale.negative), scale.unit * len(answer.weights))
        words = f"Each neutral one costs {tenth(step)} points and each bad one {tenth(bad)}. {words}"
    return [Paragraph((Span(words),))]


def recipe_words(recipe: Recipe) -> str:
    """Outcomes and how many of each."""
    parts = ((recipe.positive, "good"), (recipe.neutral, "neutral"), (recipe.negative, "bad"))
    return ", ".join(f"{number} {word}" for number, word in parts if number)


def other_counts(answer: Arithmetic) -> str:
    """Which other numbers of contracts can show the score."""
    numbers = [str(number) for number in answer.counts if number != len(answer.weights)][:MOST]
    if not numbers:
        return f"No number of contracts of equal weight up to 30 can show {answer.score} %."
    listed = f"{', '.join(numbers[:-1])} or {numbers[-1]}" if len(numbers) > 1 else numbers[0]
    less = [number for number in answer.counts if number < len(answer.weights)]
    words = f"{answer.score} % can come from {listed} contracts of equal weight."
    if answer.is_possible or not less:
        return words
    left_out = len(answer.weights) - less[-1]
    verb = "is" if left_out == 1 else "are"
    return f"{words} So it fits if {count(left_out, 'contract')} of the {len(answer.weights)} {verb} not counted."


def other_scale(answer: Arithmetic) -> str:
    """The answer on another scale in a sentence."""
    words = _scale_words(answer.policy.scale)
    if answer.is_possible:
        return f"({words}) yes, for example {recipe_words(answer.recipes[0])}"
    near = " and ".join(f"{score} %" for score in (answer.below, answer.above) if score is not None)
    return f"({words}) no; the nearest are {near}"
