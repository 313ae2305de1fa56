"""Saved results of `jss explain`, read back as far as they can be: as verdicts."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from jss_cli.domain.case import Case
from jss_cli.domain.history import Contract
from jss_cli.domain.policy import Policy
from jss_cli.domain.saved import Saved
from jss_cli.domain.verdict import Counting, Outcome, Share, Verdict
from jss_cli.errors import Fault, InputError, UsageError
from jss_cli.files.case import open_case
from jss_cli.files.histories.source import STDIN, read_document
from jss_cli.files.policy import shipped_text
from jss_cli.files.reading import Reading

Exact = Annotated[str, Field(pattern=r"^-?[0-9]{1,40}(/[1-9][0-9]{0,40})?$", max_length=90)]


class Shape(BaseModel):
    """A part of a result; keys that are not asked for are left alone."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class PolicyShape(Shape):
    """The rules by their name."""

    name: str


class WindowShape(Shape):
    """The exact percent of one window."""

    exact: Exact | None


class ContractShape(Shape):
    """One verdict."""

    id: str
    client: str
    title: str
    outcome: Outcome
    possible: tuple[Outcome, ...]
    weight: Annotated[Decimal, Field(ge=0, le=1000, multiple_of=Decimal("0.25"))]
    rule: str
    why: str
    entered: date | None


class ResultShape(Shape):
    """A whole result."""

    schema_version: Annotated[str, Field(pattern=r"^[12]\.")]
    answers: Literal["explain"]
    policy: PolicyShape
    as_of: date
    currency: str | None = None  # version 1 had none
    windows: tuple[WindowShape, ...]
    contracts: tuple[ContractShape, ...]


def open_end(source: str, day: date | None, policy: str | None, reading: Reading) -> Case | Saved:
    """A history, or a saved result. Raises UsageError (JSS907) for a result of which another day or policy is asked."""
    saved = load_saved(source, reading)
    if saved is None:
        return open_case(source, day, policy, reading)
    if (day or saved.day) != saved.day or (policy or saved.policy.name) != saved.policy.name:
        hint = f"it is of {saved.day} under {saved.policy.name}; leave the options out, or give the history"
        raise UsageError(Fault("JSS907", f"{source} is a saved result and cannot be computed anew", hint))
    return saved


def load_saved(source: str, reading: Reading) -> Saved | None:
    """The saved result in a file; None if the file is something else, such as a history.

    Raises InputError (JSS907) for a result that lacks what a comparison needs.
    """
    if source == STDIN or not source.lower().endswith(".json"):
        return None
    content = parsed(read_document(source, reading).text)
    if not isinstance(content, dict) or "answers" not in content:
        return None
    try:
        shape = ResultShape.model_validate(content)
    except ValidationError as error:
        where = ".".join(map(str, error.errors()[0]["loc"]))
        raise unusable(source, f"it is no result of jss explain: {where} is missing or not what it should be") from None
    return saved(source, shape)


def parsed(text: str) -> Any:
    """What JSON means; None if it is not JSON."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def saved(source: str, shape: ResultShape) -> Saved:
    """The meaning of a result. Raises InputError (JSS907) for rules that are not known here."""
    policy = rules(source, shape.policy.name)
    verdicts = tuple(verdict(source, contract, policy, shape.as_of) for contract in shape.contracts)
    percents = tuple(None if window.exact is None else Fraction(window.exact) for window in shape.windows)
    return Saved(source, policy, shape.as_of, verdicts, shape.currency, percents)


def rules(source: str, name: str) -> Policy:
    """The shipped policy that a result names; a file is never opened for it. Raises InputError (JSS907)."""
    try:
        return shipped_text(name).meant()
    except InputError as error:
        hint = error.faults[0].hint
        raise unusable(source, f'its rules "{name}" are not shipped with this version; {hint}') from None


def verdict(source: str, shape: ContractShape, policy: Policy, day: date) -> Verdict:
    """One verdict; its contract is taken to have started on the day it entered, which nothing here depends on."""
    rule = next((rule for rule in policy.rules if rule.code == shape.rule), None)
    if rule is None:
        raise unusable(source, f'its rule "{shape.rule}" is not one of {policy.name}')
    return Verdict(
        contract=Contract(shape.id, shape.client, shape.entered or day, shape.title),
        outcome=shape.outcome,
        possible=shape.possible,
        counting=counting(shape, policy),
        rule=rule,
        words=shape.why,
        unit=policy.weights.unit,
    )


def counting(shape: ContractShape, policy: Policy) -> Counting:
    """How a contract of a result counts: as one job, aged since it entered."""
    if shape.outcome is Outcome.EXCLUDED or shape.entered is None:
        return Counting(shape.entered)
    weight = int(shape.weight * policy.weights.unit)
    return Counting(shape.entered, (Share(weight, weight * policy.scale.value(shape.outcome.value), shape.entered),), 1)


def unusable(source: str, message: str) -> InputError:
    """That a saved result cannot be compared."""
    return InputError(Fault("JSS907", message, "compare the histories instead: jss diff A.yaml B.yaml", source))
