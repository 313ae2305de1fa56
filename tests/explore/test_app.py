"""The full screen as a pilot flies it: keys and the mouse in, what is asked and answered out."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from time import monotonic

import pytest
from explore.explored import nine
from textual import events
from textual._compositor import LayoutUpdate
from textual.pilot import Pilot
from textual.widgets import Input

from jss_cli.explore.app import Board, Explorer
from jss_cli.explore.exploring import Exploration
from jss_cli.formats.drawing.screen import Screen

SIGNS = {"colon": ":", "question_mark": "?"}
Flight = Callable[[Pilot[int]], Awaitable[None]]


def flown(flight: Flight, width: int = 80, height: int = 24) -> Explorer:
    """The app after a flight. Raises what nothing foresaw in it."""
    app = Explorer(Exploration(nine(), 1000), Screen(width))

    async def fly() -> None:
        async with app.run_test(size=(width, height)) as pilot:
            await seen(pilot, lambda: app.board.shown.lines != ())
            await flight(pilot)

    asyncio.run(fly())
    if app.failure:
        raise app.failure
    return app


async def seen(pilot: Pilot[int], is_so: Callable[[], bool]) -> None:
    """Wait until something is so: a minute at most, for the machine may be busy."""
    until = monotonic() + 60
    while not is_so():
        assert monotonic() < until, pilot.app.screen
        await asyncio.sleep(0.005)


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys one after the other: the next once all that was sent before it is done, or the app is left."""
    for key in keys:
        done = asyncio.Event()
        sign = SIGNS.get(key, key if len(key) == 1 else None)
        pilot.app.post_message(events.Key(key, sign))
        pilot.app.call_later(done.set)
        await seen(pilot, lambda done=done: done.is_set() or pilot.app._exit)  # type: ignore[misc]


def lines_of(app: Explorer) -> list[str]:
    return [app.board.render_line(y).text for y in range(app.board.size.height)]


def test_keys_flip_facts_and_every_one_is_taken_back() -> None:
    async def flight(pilot: Pilot[int]) -> None:
        app = pilot.app
        assert isinstance(app, Explorer)
        await press(pilot, "down", "s")
        assert app.exploration.trial.words == ("c8.stars=4.5",)
        assert lines_of(app)[0].startswith("Job Success Score  75 % → 88 %")
        await press(pilot, "d", "a", "W", "u", "u", "u", "u", "u", "y")
        assert app.exploration.trial.words == ("c8.stars=4.5",)
        await press(pilot, "question_mark")
        assert any("these keys" in line for line in lines_of(app))
        await press(pilot, "s", "v")
        assert any("All that is said" in line for line in lines_of(app))
        await press(pilot, "s", "q")

    app = flown(flight)
    assert (app.return_value, app.exploration.trial.words) == (0, ("c8.stars=4.5",))


def test_what_takes_longer_is_told_when_no_key_came_for_a_while() -> None:
    async def flight(pilot: Pilot[int]) -> None:
        app = pilot.app
        assert isinstance(app, Explorer)
        await press(pilot, "down", "s")
        await seen(pilot, lambda: app.exploration.scene.aside.is_whole)
        assert "To 90 %  2 more good contracts now, or nothing but waiting until 2016-12-10     " in lines_of(app)

    flown(flight)


def test_a_person_types_words_and_names_and_types_ahead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    async def flight(pilot: Pilot[int]) -> None:
        app = pilot.app
        assert isinstance(app, Explorer)
        await press(pilot, "colon", *"drop", "colon", *"c5", "enter")
        assert app.exploration.trial.words == ("drop:c5",)
        await press(pilot, "colon", "x", "escape", "o")
        assert app.query_one(Input).value == "nine_jobs_75-explored.yaml"
        await press(pilot, "enter", "o", "enter", "y", "O", "enter", "q")

    app = flown(flight)
    assert app.exploration.trial.words == ("drop:c5",)
    assert Path("nine_jobs_75-scenario.yaml").read_text() == 'changes:\n  - "drop:c5"\n'
    assert Path("nine_jobs_75-explored.yaml").exists()


def test_what_is_typed_takes_the_place_of_the_name_that_is_offered_and_a_name_can_be_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    async def flight(pilot: Pilot[int]) -> None:
        await pilot.press("d", "o", *"mine.yaml", "enter")
        await pilot.press("O", *"no", "enter", *".yaml", "enter")
        await pilot.press("o", "end", "backspace", *"l", "escape", "q")

    flown(flight)
    assert {path.name for path in tmp_path.iterdir()} == {"mine.yaml", "no.yaml"}


def test_what_is_typed_ahead_in_one_go_is_lost_nowhere() -> None:
    async def flight(pilot: Pilot[int]) -> None:
        for sign in ":c6.stars=4;\b\rd":
            name = {"\b": "backspace", "\r": "enter", ":": "colon"}.get(sign, sign)
            pilot.app.post_message(events.Key(name, None if name == "backspace" else sign))
        await press(pilot, "f5")

    assert flown(flight).exploration.trial.words == ("c6.stars=4", "drop:c5")


def test_words_with_a_mistake_stay_in_the_line_to_be_mended() -> None:
    async def flight(pilot: Pilot[int]) -> None:
        app = pilot.app
        assert isinstance(app, Explorer)
        await press(pilot, "colon", *"drop:", "enter")
        assert app.exploration.scene.message.startswith("drop: names nothing; ")
        assert app.query_one(Input).value == "drop:"
        await press(pilot, "c", "5", "enter")

    assert flown(flight).exploration.trial.words == ("drop:c5",)


def test_the_mouse_and_other_sizes_of_the_window_do_no_harm() -> None:
    async def flight(pilot: Pilot[int]) -> None:
        app = pilot.app
        assert isinstance(app, Explorer)
        await pilot.click(Board, offset=(10, 11))
        await seen(pilot, lambda: app.exploration.scene.at == 1)
        await pilot.click(Board, offset=(10, 23))
        await pilot.resize_terminal(20, 5)
        await seen(pilot, lambda: "needs" in " ".join(lines_of(app)))
        await press(pilot, "s", "down", "pagedown", "home", "end", "f5", "tab", "a")
        assert (app.exploration.trial.words, app.exploration.scene.at) == ((), 1)  # what cannot be seen is not done
        await pilot.resize_terminal(120, 40)
        await seen(pilot, lambda: not app.board.shown.is_too_small)
        await press(pilot, "end")
        assert app.exploration.scene.at == 8
        await press(pilot, "ctrl+c")

    assert flown(flight).return_value == 130


def test_it_draws_itself_again_when_it_comes_back_to_the_foreground(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[bool] = []

    def noted(app: Explorer, screen: object, update: object) -> None:
        drawn.append(isinstance(update, LayoutUpdate) and update.region.size == app.size)

    async def flight(pilot: Pilot[int]) -> None:
        app = pilot.app
        assert isinstance(app, Explorer)
        await seen(pilot, lambda: app._dom_ready)
        monkeypatch.setattr(Explorer, "_display", noted)
        app.app_resume_signal.publish(app)
        await seen(pilot, lambda: any(drawn))

    monkeypatch.setattr(Explorer, "_wait", lambda _: None)  # else what takes longer would draw it
    flown(flight)


def test_what_was_worked_out_too_late_is_told_to_nobody() -> None:
    async def flight(pilot: Pilot[int]) -> None:
        app = pilot.app
        assert isinstance(app, Explorer)
        await app.board.remove()
        app._tell(app.exploration.scene.aside)

    assert flown(flight).failure is None


def test_a_mistake_of_ours_ends_it_without_a_word_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("client Bob")

    async def flight(pilot: Pilot[int]) -> None:
        pilot.app.post_message(events.Key("s", "s"))
        await seen(pilot, lambda: pilot.app._exit)

    for place in ("moves.flipped", "aside.way_back"):
        with monkeypatch.context() as patched:
            patched.setattr(f"jss_cli.explore.{place}", broken)
            with pytest.raises(ZeroDivisionError):
                flown(flight)
