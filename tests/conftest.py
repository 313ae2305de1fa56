from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import is_hypothesis_test, settings

from jss_cli.domain.case import Case
from jss_cli.domain.history import Observation
from jss_cli.domain.seen import SEED, SeenAnswer
from jss_cli.explaining.seen.answering import answer_seen
from jss_cli.options import FORMATS

ROOT = Path(__file__).parent.parent
WRITTEN_AS = {name: {"terminal": "txt", "plain": "plain.txt"}.get(name, name) for name in FORMATS if name != "ics"}
GOLDEN = Path(__file__).parent / "golden"

PROGRAM = re.compile(r"(tests/)?(commands/|test_(?!architecture|doors|dataclass|errors|visible))")  # the whole of it
LONG = (  # modules, or tests of one, that are not over in a moment although they try neither examples nor the program
    "explaining/next/test_dilemma.py",
    "explaining/next/test_plan.py",
    "explaining/time/test_timeline.py",
    "explaining/unseen/test_extremes.py",
    "explaining/unseen/test_inquiry.py",
    "explaining/test_public.py",
    "explaining/why/test_attribution.py",
    "explaining/why/test_sightings.py",
    "formats/test_formats.py::test_no_line_is_wider_than_the_terminal_and_nothing_is_lost",
    "scoring/test_scoring.py",
)

MANY = 10  # times as many examples of everything are tried in the slow lane
Examples = Callable[[int], range]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write the outputs that the golden tests compare with"
    )


def times(config: pytest.Config) -> int:
    """How often a lane tries what is tried once in the whole one."""
    return MANY if config.option.markexpr == "slow" else 1


def pytest_configure(config: pytest.Config) -> None:
    settings.register_profile("lane", max_examples=40 * times(config), deadline=None, derandomize=True, database=None)
    settings.load_profile("lane")


@pytest.fixture
def examples(request: pytest.FixtureRequest) -> Examples:
    """So many examples of a property that is tried on random ones; the slow lane tries it too, on many more."""
    return lambda number: range(number * times(request.config))


def tries_examples(item: pytest.Item) -> bool:
    return "examples" in getattr(item, "fixturenames", ()) or is_hypothesis_test(getattr(item, "obj", None))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if (is_tried := tries_examples(item)) and times(config) > 1:
            item.add_marker("slow")
        is_long = PROGRAM.match(item.nodeid) or item.nodeid.removeprefix("tests/").startswith(LONG)
        if not (is_tried or is_long or item.get_closest_marker("slow")):
            item.add_marker("quick")


@lru_cache(maxsize=100)
def _answer(case: Case, observed: tuple[Observation, ...], seed: int) -> SeenAnswer:
    return answer_seen(case, observed, seed)


@pytest.fixture
def weighed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is asked of a score that was seen, equal histories are weighed once: for tests of what is told of it."""

    def answered(case: Case, observed: Sequence[Observation], seed: int = SEED) -> SeenAnswer:
        return _answer(Case(case.history, observed[0].on, case.rulebook), tuple(observed), seed)

    for module in ("seen.answering", "seen.differing", "unseen.inquiry"):
        monkeypatch.setattr(f"jss_cli.explaining.{module}.answer_seen", answered)


class Golden:
    """Outputs that were looked at once and must not change unnoticed."""

    def __init__(self, *, update: bool) -> None:
        self.update = update

    def compare(self, name: str, text: str) -> None:
        path = GOLDEN / name
        if self.update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        assert path.exists(), f"{name} has no golden file; look at the output, then pytest --update-golden"
        assert text == path.read_bytes().decode("utf-8"), f"{name} changed; if it is meant: pytest --update-golden"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    return Golden(update=bool(request.config.getoption("--update-golden")))
