"""What must hold within the sections of a policy: windows, weights, bands and every other number."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import pairwise

from jss_cli.domain.policy import Policy
from jss_cli.files.policies.nodes import Path, Problem
from jss_cli.files.policies.variants import PICK

_SOUND: tuple[tuple[Callable[[Policy], object], Path, str, str, str], ...] = (  # what must hold, else where and what
    (
        lambda policy: not policy.options,
        ("name",),
        "JSS952",
        '"{0.name}" does not look like a name',
        f"leave out {PICK}, which picks an option",
    ),
    (  # the chances of a number that is off leave something for the right one
        lambda policy: policy.seen.right > 0,
        ("seen", "near"),
        "JSS956",
        "numbers that are off have 100 percent or more",
        "write smaller ones: each counts once above and once below",
    ),
    (
        lambda policy: sum(policy.seen.missing, Fraction(0)) == 1,
        ("seen", "missing"),
        "JSS956",
        "the chances do not come to 100 percent",
        "write three percents: good, in between, bad",
    ),
    (
        lambda policy: policy.scale.positive == policy.scale.unit,
        ("scale", "positive"),
        "JSS956",
        "a positive outcome is always worth 1",
        "write positive: 1, and the other two in proportion",
    ),
    (
        lambda policy: policy.scale.negative <= policy.scale.neutral and policy.scale.negative != policy.scale.unit,
        ("scale", "negative"),
        "JSS956",
        "the scale does not fall from good to bad",
        "write it less than positive, and no more than neutral",
    ),
    (
        lambda policy: policy.weights.cap >= policy.weights.plain,
        ("weights", "cap"),
        "JSS956",
        "a plain contract weighs more",
        "write a cap above plain",
    ),
    (
        lambda policy: bool(policy.jobs.period.days) != bool(policy.jobs.period.months),
        ("jobs", "period"),
        "JSS952",
        "it is either days or months",
        "write {{days: 90}} or {{months: 3}}",
    ),
    (
        lambda policy: any(band.start == 0 for band in policy.bands),
        ("bands", "levels"),
        "JSS959",
        "no band begins at 0",
        "name the lowest band: {{from: 0, name: low}}",
    ),
    (
        lambda policy: policy.top_rated.weeks <= policy.top_rated.of_weeks,
        ("top_rated", "weeks"),
        "JSS952",
        "it is more than of_weeks: {0.top_rated.of_weeks}",
        "write a whole number from 1 to {0.top_rated.of_weeks}",
    ),
    (
        lambda policy: policy.until is None or policy.until >= policy.since,
        ("in_force", "until"),
        "JSS952",
        "{0.until} is before the first day",
        "write a day from {0.since} on",
    ),
)


def _windows(policy: Policy) -> Iterator[Problem]:
    windows = policy.windows
    yield from _repeated(("windows", "months"), windows.months)
    names = tuple(f"{months}-month" for months in windows.months)
    yield from _repeated(("windows", "blends"), tuple(blend.name for blend in windows.blends), names)
    for index, blend in enumerate(windows.blends):
        yield from _repeated(("windows", "blends", index, "of"), blend.of)


def _repeated(path: Path, values: tuple[object, ...], taken: tuple[object, ...] = ()) -> Iterator[Problem]:
    for index, value in enumerate(values):
        if value in (*taken, *values[:index]):
            yield Problem((*path, index), "JSS952", f'"{value}" is given twice', "leave one out, or name it otherwise")


def _weights(policy: Policy) -> Iterator[Problem]:
    weights = policy.weights
    for index, (one, next_one) in enumerate(pairwise(weights.earnings)):
        if next_one.above <= one.above:
            path = ("weights", "earnings", index + 1, "above")
            yield Problem(path, "JSS959", "the steps do not rise", "write the steps from the smallest amount up")
    for index, (lighter, weight) in enumerate(pairwise((weights.plain, *(step.weight for step in weights.earnings)))):
        if weight < lighter:
            path = ("weights", "earnings", index, "weight")
            yield Problem(path, "JSS956", "it weighs less than a smaller contract", "let weights rise with the amount")


def in_sections(policy: Policy) -> Iterator[Problem]:
    """What does not hold within a section."""
    for holds, path, code, message, hint in _SOUND:
        if not holds(policy):
            yield Problem(path, code, message.format(policy), hint.format(policy))
    yield from _windows(policy)
    yield from _weights(policy)
    yield from _repeated(("bands", "levels"), tuple(band.start for band in policy.bands))
