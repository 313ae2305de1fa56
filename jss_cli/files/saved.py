"""Saved results of `jss explain`, read back as far as they can be: as verdicts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from jss_cli.domain.case import Case
from jss_cli.domain.change import Saved
from jss_cli.domain.history import Contract
from jss_cli.domain.policy import Policy
from jss_cli.domain.score import clamp, shown_percent
from jss_cli.domain.verdict import Counting, Outcome, Share, Verdict
from jss_cli.errors import Fault, InputError, UsageError
from jss_cli.files.histories.source import STDIN, read_document
from jss_cli.files.policy import shipped_text
from jss_cli.files.reading import Reading

BEGINNING = re.compile(r'\s*\{\s*"schema_version"')
_Exact = Annotated[str, Field(pattern=r"^-?[0-9]{1,40}(/[1-9][0-9]{0,40})?$", max_length=90)]


class _Shape(BaseModel):
    """A part of a result; keys that are not asked for are left alone."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class _PolicyShape(_Shape):
    """The rules by their name."""

    name: str


class _ScoreShape(_Shape):
    """A score that a result states, or that there is none."""

    shown: int | None
    exact: _Exact | None


class _WindowShape(_Shape):
    """The exact percent of one window, and whether it is the one that is shown."""

    shown: bool = False
    exact: _Exact | None


class _ShareShape(_Shape):
    """A part of a contract."""

    weight: _Exact
    net: _Exact
    aged: date


class _ContractShape(_Shape):
    """One verdict."""

    id: str
    client: str
    title: str
    outcome: Outcome
    possible: tuple[Outcome, ...]
    weight: Annotated[Decimal, Field(ge=0, le=1000, multiple_of=Decimal("0.25"))]
    jobs: Annotated[int, Field(ge=0, le=1000)] = 1
    shares: tuple[_ShareShape, ...] = ()  # results of earlier versions had none
    rule: str
    why: str
    entered: date | None
    points_exact: _Exact = "0"


class _ResultShape(_Shape):
    """A whole result."""

    schema_version: Annotated[str, Field(pattern=r"^[12]\.")]
    answers: Literal["explain"]
    policy: _PolicyShape
    as_of: date
    currency: str | None = None  # version 1 had none
    score: _ScoreShape | None = None
    computed: _ScoreShape | None = None
    windows: tuple[_WindowShape, ...]
    contracts: tuple[_ContractShape, ...]


def open_end(
    source: str, day: date | None, policy: str | None, reading: Reading, opened: Callable[[str], Case]
) -> Case | Saved:
    """A history, which is `opened`, or a saved result. Raises UsageError (JSS907) for a result of which another day or
    policy is asked."""
    saved = _load_saved(source, reading)
    if saved is None:
        return opened(source)
    if (day or saved.day) != saved.day or (policy or saved.policy.name) != saved.policy.name:
        raise UsageError(
            Fault(
                "JSS907",
                f"{source} is a saved result and cannot be computed anew",
                f"it is of {saved.day} under {saved.policy.name}; leave the options out, or give the history",
            )
        )
    return saved


def _load_saved(source: str, reading: Reading) -> Saved | None:
    """The saved result in a file; None if the file is something else, such as a history.

    Raises InputError (JSS907) for a result that lacks what a comparison needs.
    """
    if source == STDIN or not source.lower().endswith(".json"):
        return None
    content = _parsed(source, read_document(source, reading).text)
    if not isinstance(content, dict) or "answers" not in content:
        return None
    try:
        shape = _ResultShape.model_validate(content)
    except ValidationError as error:
        where = ".".join(map(str, error.errors()[0]["loc"]))
        raise _unusable(
            source, f"it is no result of jss explain: {where} is missing or not what it should be"
        ) from None
    return _saved(source, shape)


def _parsed(source: str, text: str) -> Any:
    """What JSON means; None if it is not JSON. Raises InputError (JSS907) for a result that was cut short."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        if BEGINNING.match(text):
            place = f"line {error.lineno}, column {error.colno}"
            raise _unusable(source, f"it is a result that is not whole: {error.msg} at {place}") from None
    except (ValueError, RecursionError):
        pass
    return None


def _saved(source: str, shape: _ResultShape) -> Saved:
    """The meaning of a result. Raises InputError (JSS907) for rules that are not known here."""
    _refuse_contradictions(source, shape)
    policy = _rules(source, shape.policy.name)
    verdicts = tuple(_verdict(source, contract, policy, shape.as_of) for contract in shape.contracts)
    percents = tuple(None if window.exact is None else Fraction(window.exact) for window in shape.windows)
    return Saved(source, policy, shape.as_of, verdicts, shape.currency, percents)


def _refuse_contradictions(source: str, shape: _ResultShape) -> None:
    """Raise InputError (JSS907) for contracts of one id, or a score that is not that of the window shown."""
    ids = [contract.id for contract in shape.contracts]
    if len(set(ids)) < len(ids):
        raise _unusable(source, f'"{next(name for name in ids if ids.count(name) > 1)}" is the id of two contracts')
    percents = [clamp(Fraction(window.exact)) for window in shape.windows if window.shown and window.exact]
    for name, stated in (("score", shape.score), ("computed", shape.computed)):
        exact = None if stated is None or stated.exact is None else Fraction(stated.exact)
        if stated and ([] if exact is None else [exact]) != percents:
            raise _unusable(source, f"{name}.exact is not the percent of the window that is shown")
        if stated and (None if exact is None else shown_percent(exact)) != stated.shown:
            raise _unusable(source, f"{name}.shown is not {name}.exact, rounded")


def _rules(source: str, name: str) -> Policy:
    """The shipped policy that a result names; a file is never opened for it. Raises InputError (JSS907)."""
    try:
        return shipped_text(name).meant()
    except InputError as error:
        hint = error.faults[0].hint
        raise _unusable(source, f'its rules "{name}" are not shipped with this version; {hint}') from None


def _verdict(source: str, shape: _ContractShape, policy: Policy, day: date) -> Verdict:
    """One verdict; its contract is taken to have started on the day it entered, which nothing here depends on."""
    rule = next((rule for rule in policy.rules if rule.code == shape.rule), None)
    if rule is None:
        raise _unusable(source, f'its rule "{shape.rule}" is not one of {policy.name}')
    return Verdict(
        contract=Contract(shape.id, shape.client, shape.entered or day, shape.title),
        outcome=shape.outcome,
        possible=shape.possible,
        counting=_counting(shape, policy),
        rule=rule,
        words=shape.why,
        unit=policy.weights.unit,
    )


def _counting(shape: _ContractShape, policy: Policy) -> Counting:
    """How a contract of a result counts: as it says, else as one job, aged since it entered."""
    if shape.outcome is Outcome.EXCLUDED or shape.entered is None:
        return Counting(shape.entered)
    unit, scale, weight = policy.weights.unit, policy.scale, Fraction(shape.weight)
    whole = _ShareShape(
        weight=str(weight), net=str(weight * scale.value(shape.outcome.value) / scale.unit), aged=shape.entered
    )
    shares = (
        Share(int(Fraction(part.weight) * unit), int(Fraction(part.net) * unit * scale.unit), part.aged)
        for part in shape.shares or (whole,)
    )
    return Counting(shape.entered, tuple(shares), shape.jobs)


def _unusable(source: str, message: str) -> InputError:
    return InputError(Fault("JSS907", message, "compare the histories instead: jss diff A.yaml B.yaml", source))
