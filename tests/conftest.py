from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import settings
from lanes import is_of_the_program, is_quick, tries_examples

from jss_cli.domain.case import Case
from jss_cli.domain.history import Observation
from jss_cli.domain.seen import SeenAnswer
from jss_cli.explaining.seen.answering import SEED, answer_seen
from jss_cli.options.writing import FORMATS

ROOT = Path(__file__).parent.parent
TEXTS = tuple(name for name in FORMATS if name != "png")  # formats that a person can read without a viewer
OF_SOME = {"ics", "svg", "png"}  # formats that not every answer can be written in
ALIKE = {"jsonl", "github"}  # what is json, or plain, but for its lines
PICTURED = {"html"}  # what is looked at otherwise than letter by letter
NO_GOLDEN = OF_SOME | ALIKE | PICTURED
WRITTEN_AS = {
    name: {"terminal": "txt", "plain": "plain.txt"}.get(name, name) for name in FORMATS if name not in NO_GOLDEN
}
GOLDEN = Path(__file__).parent / "golden"

sys.dont_write_bytecode = False  # else every run would compile the tests, which takes longer than to collect them
gc.disable()  # while they are collected, for all of it stays
FEWER, MORE = 4, 6  # times: of the examples a test asks for, fewer are tried in the whole lane, more in the slow one
WEIGHED = ["weighed_once"]  # what the tests of the program as a whole use
Examples = Callable[[int], range]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write the outputs that the golden tests compare with"
    )


def is_slow(config: pytest.Config) -> bool:
    """Whether the slow lane runs."""
    return bool(config.option.markexpr == "slow")


def tried(config: pytest.Config, number: int) -> int:
    """How many of so many examples the lane tries."""
    return number * MORE if is_slow(config) else max(1, number // FEWER)


def pytest_configure(config: pytest.Config) -> None:
    number = tried(config, 40)
    settings.register_profile("lane", max_examples=number, deadline=None, derandomize=True, database=None)
    settings.load_profile("lane")


@pytest.fixture
def examples(request: pytest.FixtureRequest) -> Examples:
    """So many examples of a property that is tried on random ones; the slow lane tries it too, on many more."""
    return lambda number: range(tried(request.config, number))


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    is_unused = config.option.markexpr == "quick" and is_of_the_program(collection_path)
    return is_unused or None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say aloud what was not tried because something is not installed."""
    for report in terminalreporter.stats.get("skipped", ()):
        if isinstance(report.longrepr, tuple) and "NOT RUN" in report.longrepr[2]:
            terminalreporter.write_line(f"{report.nodeid}: {report.longrepr[2]}", red=True, bold=True)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if tries_examples(item) and is_slow(config):
            item.add_marker("slow")
        if is_quick(item):
            item.add_marker("quick")
        if isinstance(item, pytest.Function) and is_of_the_program(item.path) and item.fixturenames[:1] != WEIGHED:
            item.fixturenames[:0] = WEIGHED  # no fixture of all, which every test would set up


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.enable()
    gc.set_threshold(100_000, 50, 100)  # answers are many and hardly any is a circle: the usual took a tenth


@lru_cache(maxsize=200)
def _answer(case: Case, observed: tuple[Observation, ...], seed: int, needed: int) -> SeenAnswer:
    return answer_seen(case, observed, seed, needed=needed)


@pytest.fixture
def weighed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is asked of a score that was seen, equal histories are weighed once: for tests of what is told of it."""

    def answered(case: Case, observed: Sequence[Observation], seed: int = SEED, *, needed: int = 1) -> SeenAnswer:
        return _answer(Case(case.history, observed[0].on, case.rulebook), tuple(observed), seed, needed)

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
