"""Which lane a test belongs to is decided by what it reaches, not by whom somebody thought of.

A test of the quick lane is over in a moment, by itself and in process. It tries neither the program as a whole nor
random examples, and neither it, nor its fixtures, nor what they call of the tests, names anything of LONG.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from functools import cache
from inspect import unwrap
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import pytest
from hypothesis import is_hypothesis_test

TESTS = Path(__file__).parent
PROGRAM = re.compile(r"commands/|test_(?!architecture|dataclass|errors|lanes|visible)")  # the whole of it
LONG = {
    "Random",  # examples are drawn
    "small_walks",
    "subprocess",
    # a command runs
    "exit_code_of",
    "run",
    # worlds are weighed
    "answer_seen",
    "checked",
    "close_or_wait",
    "explain_publicly",
    "explanation_words",
    "infer",
    "public_page",
    "readings_of",
    "reply",
    "seen_difference",
    "seen_answer",
    "seen_plan",
    "what_if",
    "weighings_of",
    "witness_of",
    # ways are searched for
    "counterfactual",
    "make_plan",
}


@cache
def is_of_the_program(path: Path) -> bool:
    """Whether a test file, or all below a folder, tries the program as a whole."""
    return PROGRAM.match(f"{path.relative_to(TESTS).as_posix()}{'/' * path.is_dir()}") is not None


def tries_examples(item: pytest.Item) -> bool:
    return "examples" in getattr(item, "fixturenames", ()) or is_hypothesis_test(getattr(item, "obj", None))


def is_quick(item: pytest.Item) -> bool:
    if is_of_the_program(item.path) or tries_examples(item) or item.get_closest_marker("slow"):
        return False
    return not isinstance(item, pytest.Function) or LONG.isdisjoint(reached(item))


def reached(item: pytest.Function) -> set[str]:
    """Every name in a test and its fixtures, and in what they call of the tests."""
    fixtures = (fixture.func for found in item._fixtureinfo.name2fixturedefs.values() for fixture in found)
    return set().union(*map(_names, (item.obj, *fixtures)))


@cache
def _names(function: Callable[..., Any]) -> frozenset[str]:
    """Every name in a function of the tests, and in those that it calls."""
    found, waiting = set[str](), [unwrap(function)]
    for one in waiting:
        if isinstance(one, type):
            waiting += [method for method in vars(one).values() if isinstance(method, FunctionType)]
        elif isinstance(one, FunctionType) and one.__code__.co_filename.startswith(f"{TESTS}{os.sep}"):
            new = set(_names_in(one.__code__)) - found
            found |= new
            waiting += [unwrap(one.__globals__[name]) for name in new if callable(one.__globals__.get(name))]
    return frozenset(found)


def _names_in(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _names_in(constant)
