from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import is_hypothesis_test, settings

from jss_cli.options import FORMATS

ROOT = Path(__file__).parent.parent
WRITTEN_AS = {name: {"terminal": "txt", "plain": "plain.txt"}.get(name, name) for name in FORMATS if name != "ics"}
GOLDEN = Path(__file__).parent / "golden"

LONG = (  # of the whole lane, and not of the quick one: modules, or tests of one
    "commands/test_infer.py::test_every_sample_that_observed_a_score_has_a_story",
    "commands/test_schema.py::test_what_is_printed_as_json_is_what_the_result_schema_describes",
    "explaining/next/test_actions.py",
    "explaining/next/test_dilemma.py",
    "explaining/next/test_exchange.py",
    "explaining/next/test_plan.py",
    "explaining/test_redaction.py",
    "explaining/time/test_change.py",
    "explaining/time/test_events.py",
    "explaining/time/test_spans.py::test_a_verdict_holds_on_every_day_of_its_span",
    "explaining/time/test_timeline.py",
    "explaining/unseen/test_calibration.py",
    "explaining/unseen/test_extremes.py",
    "explaining/unseen/test_inference.py",
    "explaining/unseen/test_sampling.py",
    "explaining/unseen/walk/test_walk.py",
    "explaining/why/test_attribution.py",
    "files/histories/test_careful.py::test_mutants_are_read_or_refused_by_both_passes_alike",
    "formats/test_formats.py::test_no_line_is_wider_than_the_terminal_and_nothing_is_lost",
    "policies/test_strangers.py",
    "reports/reply/test_reply.py",
    "reports/test_numbers.py::test_printed_tenths_add_up_to_the_printed_sum_and_no_one_is_off_by_a_tenth",
    "reports/why/test_points.py",
    "scoring/test_scoring.py::test_the_engine_equals_the_oracle_on_thousands_of_random_histories",
    "test_gallery.py::test_every_command_line_ends_as_it_must",
    "test_gallery.py::test_the_installed_command_ends_on_a_file_as_it_does_within_the_tests",
    "test_hostile.py",
    "test_limits.py",
    "test_main.py",
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
        if times(config) > 1 and tries_examples(item):
            item.add_marker("slow")
        if not item.get_closest_marker("slow") and not item.nodeid.removeprefix("tests/").startswith(LONG):
            item.add_marker("quick")


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
