from __future__ import annotations

from io import StringIO

import pytest

from jss_cli.formats.drawing.screen import ColorChoice, _is_colored, _screen_width, screen_of


@pytest.mark.parametrize(
    ("told", "width"),
    [
        ("20", 20),
        ("1", 20),
        ("80", 80),
        ("10000", 160),
        ("9" * 5000, 160),
        ("0", 80),
        ("abc", 80),
        ("-5", 80),
        ("٣٠", 80),
    ],
)
def test_columns_are_taken_where_they_make_sense(told: str, width: int) -> None:
    assert _screen_width({"COLUMNS": told}, is_terminal=False) == width


@pytest.mark.parametrize(
    ("is_terminal", "choice", "environ", "is_linked"),
    [
        (True, "auto", {"TERM": "xterm"}, True),
        (True, "auto", {"TERM": "xterm", "NO_COLOR": "1"}, True),
        (True, "never", {"TERM": "xterm"}, True),
        (True, "always", {"TERM": "dumb"}, False),
        (False, "always", {"TERM": "xterm"}, False),
    ],
)
def test_links_are_for_a_terminal_with_or_without_colours_and_never_for_a_pipe(
    *, is_terminal: bool, choice: ColorChoice, environ: dict[str, str], is_linked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TERM", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    stream = StringIO()
    stream.isatty = lambda: is_terminal  # type: ignore[method-assign]
    assert screen_of(stream, choice).links is is_linked


@pytest.mark.parametrize("is_terminal", [False, True])
@pytest.mark.parametrize(
    ("choice", "environ", "is_on"),
    [
        ("auto", {}, None),
        ("auto", {"NO_COLOR": ""}, None),
        ("auto", {"NO_COLOR": "1"}, False),
        ("auto", {"FORCE_COLOR": "1"}, True),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ("auto", {"FORCE_COLOR": ""}, None),
        ("auto", {"FORCE_COLOR": "0"}, False),
        ("auto", {"FORCE_COLOR": "0", "CLICOLOR_FORCE": "1"}, False),
        ("auto", {"CLICOLOR_FORCE": "1"}, True),
        ("auto", {"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, False),
        ("auto", {"CLICOLOR_FORCE": "0"}, None),
        ("auto", {"CLICOLOR": "0"}, False),
        ("auto", {"CLICOLOR": "0", "CLICOLOR_FORCE": "1"}, True),
        ("auto", {"CLICOLOR": "1"}, None),
        ("auto", {"TERM": "dumb"}, False),
        ("auto", {"TERM": "dumb", "FORCE_COLOR": "1"}, False),
        ("always", {"NO_COLOR": "1", "TERM": "dumb"}, True),
        ("never", {"FORCE_COLOR": "1"}, False),
    ],
)
def test_the_option_beats_no_color_beats_what_forces_colour_beats_the_terminal(
    choice: ColorChoice, environ: dict[str, str], is_on: bool | None, is_terminal: bool
) -> None:
    assert _is_colored(choice, environ, is_terminal=is_terminal) == (is_terminal if is_on is None else is_on)
