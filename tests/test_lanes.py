"""The quick lane: over in a moment, and worth running while somebody works on any room of the package."""

from __future__ import annotations

import pytest
from lanes import LONG, TESTS, is_of_the_program, is_quick, reached
from test_architecture import MODULES

NAMED_ELSEWHERE = {"Random", "subprocess", "small_walks", "witness_of"}  # by the library, and by the tests


@pytest.fixture
def worded() -> str:
    return "words".swapcase()


class Filled:
    def zeros(self, text: str) -> str:
        return "".join(one.zfill(2) for one in text)


def zeros(text: str) -> str:
    return Filled().zeros(text)


def test_a_test_reaches_what_its_fixtures_and_helpers_name(request: pytest.FixtureRequest, worded: str) -> None:
    assert zeros(worded) == "0W0O0R0D0S"
    assert isinstance(request.node, pytest.Function)
    assert {"swapcase", "zfill", "isinstance"} <= reached(request.node)


@pytest.mark.slow
def test_what_is_slow_is_not_quick(request: pytest.FixtureRequest) -> None:
    assert not is_quick(request.node)


def test_what_takes_long_is_named_as_the_package_names_it() -> None:
    texts = [path.read_text("utf-8") for path in MODULES.values()]
    assert [name for name in LONG - NAMED_ELSEWHERE if not any(f"\ndef {name}(" in text for text in texts)] == []


def test_every_room_has_tests_in_the_quick_lane(request: pytest.FixtureRequest) -> None:
    if request.config.args != request.config.getini("testpaths"):
        pytest.skip("only some of the tests run")
    rooms = {item.path.parent: False for item in request.session.items if not is_of_the_program(item.path)}
    for item in request.session.items:
        if item.path.parent in rooms:
            rooms[item.path.parent] |= is_quick(item)
    assert [room.relative_to(TESTS).as_posix() for room, has_quick in rooms.items() if not has_quick] == []
