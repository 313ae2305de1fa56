"""A policy is data from a stranger: it is refused with what is wrong, or every command answers under it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import redirect_stdout, suppress
from copy import deepcopy
from dataclasses import replace
from decimal import Decimal
from functools import cache
from io import StringIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from conftest import Examples
from strategies import random_history
from texts import plain

from jss_cli.domain.history import History
from jss_cli.errors import InputError, JssError
from jss_cli.files.policy import SHIPPED, _merged, _read_layer, _with_parents, named_policy
from jss_cli.files.writing import write_history
from jss_cli.shell.cli import run

BASES = ("upwork-2016", "upwork-2021", "upwork-2026-03")
NUMBERS = (
    "0",
    "1",
    "2",
    "3",
    "7",
    "10",
    "24",
    "99",
    "100",
    "101",
    "999",
    "1000",
    "999999999",
    "-1",
    "-10",
    "-999999999",
)
SMALL = ("1", "2", "3", "4", "9", "30")
FRACTIONS = ("0.25", "0.5", "0.75", "1.25", "-0.5", "1/3", "-1/99", "1/997", "0.000000001", "99.75")
DAYS = ("1999-01-01", "2016-06-01", "2020-03-01", "2100-12-31", "0001-01-01", "9999-12-31")
WORDS: tuple[str, ...] = (
    "none",
    "unknown",
    "true",
    "false",
    "",
    "ended",
    "open",
    "idle",
    "long_term",
    "given",
    "removed",
    "part",
)
WORDS += ("positive", "neutral", "negative", "excluded", "other", "client", "freelancer", "like_stars", "assumed")
SHAPES: tuple[Any, ...] = ([], {}, ["6", "6"], ["3", "none"], {"at_least": "0"}, {"at_least": "2.5"}, {"above": "999"})
KEPT = {"name", "title", "about", "sources", "source", "known", "clauses", "because", "remedy", "code", "address"}
COMMANDS = (
    ("score", "{file}"),
    ("explain", "{file}", "--all"),
    ("timeline", "{file}"),
    ("diff", "{file}", "--from", "2016-03-01"),
    ("what-if", "{file}", "drop:c0", "add:2x500", "wait:2030-01-01"),
    ("plan", "{file}", "--to", "95"),
    ("infer", "{file}", "--observed", "75"),
    ("infer", "{file}", "--range"),
    ("reply", "{file}"),
    ("check", "{file}"),
    ("possible", "75", "--weights", "1,1,2.5,8"),
)


@cache
def base(name: str) -> Any:
    tree = plain(_merged(_with_parents(_read_layer(SHIPPED / f"{name}.yaml", name)))[0])
    return {key: value for key, value in tree.items() if key != "extends"}


def places(tree: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Every place with what stands there."""
    for key, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
        yield (*path, key), value
        if not leaf(value):
            yield from places(value, (*path, key))


def leaf(value: Any) -> bool:
    return isinstance(value, str)


def spoiled(rng: Random) -> dict[str, Any]:
    """A shipped policy with a few values, entries or whole sections otherwise."""
    tree: dict[str, Any] = deepcopy(base(rng.choice(BASES))) | {"name": "mine"}
    for _ in range(rng.choice((1, 1, 2, 3))):
        whole = rng.random() < 0.1
        found = [path for path, value in places(tree) if not KEPT.intersection(path) and (whole or leaf(value))]
        section = rng.choice(sorted({path[0] for path in found}))
        *above, last = rng.choice([path for path in found if path[0] == section])
        part: Any = tree
        for step in above:
            part = part[step]
        if isinstance(part, list) and rng.random() < 0.2:
            part.insert(rng.randrange(len(part) + 1), deepcopy(part[last]))
        elif whole and rng.random() < 0.5:
            del part[last]
        else:
            part[last] = deepcopy(rng.choice(pool_for(part[last], rng)))
    return tree


def pool_for(value: Any, rng: Random) -> tuple[Any, ...]:
    """Values of the kind that stands there, mostly."""
    if rng.random() < 0.05 or not leaf(value):
        return SHAPES
    if value.count("-") == 2:
        return DAYS
    return WORDS if value[:1].isalpha() else (*SMALL * 3, *NUMBERS, *FRACTIONS)


def answers(policy: Path, file: Path) -> None:
    """Every command answers, or says why it cannot."""
    run(["policy", str(policy)])
    for command in COMMANDS:
        with suppress(JssError):
            run([*(word.format(file=file) for word in command), "--policy", str(policy)])


def writable(history: History) -> History:
    """The history with payments in whole amounts."""
    contracts = []
    for contract in history.contracts:
        payments = tuple(replace(payment, amount=Decimal(50)) for payment in contract.payments)
        earned = Decimal(50 * len(payments)) if payments else contract.earned
        contracts.append(replace(contract, payments=payments, earned=earned))
    return replace(history, contracts=tuple(contracts))


def test_a_strangers_policy_is_refused_or_every_command_answers(examples: Examples) -> None:
    for seed in examples(5):
        rng = Random(seed)  # noqa: S311 - test data
        with TemporaryDirectory() as folder, redirect_stdout(StringIO()):
            policy, file = Path(folder, "mine.json"), Path(folder, "h.yaml")
            policy.write_text(json.dumps(spoiled(rng)), encoding="utf-8")
            file.write_text(write_history(writable(random_history(rng, 8)[0]), "yaml"), encoding="utf-8")
            with suppress(InputError):
                named_policy(str(policy))
                answers(policy, file)
