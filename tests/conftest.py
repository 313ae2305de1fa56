from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from jss_cli.options import FORMATS

ROOT = Path(__file__).parent.parent
WRITTEN_AS = {name: {"terminal": "txt", "plain": "plain.txt"}.get(name, name) for name in FORMATS if name != "ics"}
GOLDEN = Path(__file__).parent / "golden"

settings.register_profile("quick", max_examples=60, deadline=None, derandomize=True, database=None)
settings.register_profile("long", max_examples=5000, deadline=None)
settings.load_profile("quick")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write the outputs that the golden tests compare with"
    )


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
