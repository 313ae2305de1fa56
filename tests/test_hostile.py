"""Whatever a file says is shown by every command in every format, and never obeyed by what shows it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path
from unicodedata import category, normalize

import pytest
from answers import answer, written
from conftest import OF_SOME, ROOT, TEXTS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from jss_cli.domain.answer import Answer
from jss_cli.domain.history import History
from jss_cli.errors import JssError
from jss_cli.files.history import load_history
from jss_cli.files.writing import write_history
from jss_cli.shell.complaints import described

BAD = ROOT / "tests" / "bad"
NINE = load_history(str(ROOT / "sample_histories" / "nine_jobs_75.yaml"))
SAMPLE = replace(  # as few as show everything, weighed in a moment: the rules give 60 percent
    NINE,
    contracts=tuple(one for one in NINE.contracts if one.id in {"c1", "c2", "c5", "c6", "c8"}),
    observed=tuple(replace(seen, score=60) for seen in NINE.observed),
)
FILES = [path.name for row in ("073", "074", "075", "076", "077", "078") for path in BAD.glob(f"{row}-*[lv]")]
COMMANDS = (
    ("explain", "--all"),
    ("score",),
    ("check",),
    ("timeline",),
    ("what-if", "add:3x500"),
    ("plan", "--to", "90"),
    ("infer",),
    ("reply", "--titles"),
    ("reply", "--internal"),
)
WIDTHS = (20, 40, 80, 120)
OBEYED = {"Cc", "Cs", "Cn", "Co", "Cf", "Zl", "Zp"}
texts = st.text(
    st.characters(categories=["L", "M", "N", "P", "S", "Z", "Cc", "Cf", "Co", "Cn"]), min_size=1, max_size=30
)
names = texts.map(lambda text: normalize("NFC", text).strip()).filter(bool)


def answered(file: Path, command: tuple[str, ...]) -> Answer | None:
    """What a command answers of a file; None if it refuses, in words that are as harmless."""
    name, *options = command
    try:
        return answer(name, str(file), *options)
    except JssError as error:
        refused = described(error)
    assert obeyed(refused) == set()
    return None


answered_once = cache(answered)  # of files that stay as they are


def shown(given: Answer | None, format_name: str, width: int = 80) -> str:
    """An answer as it is written down; nothing if there is none, or if it has nothing for that format."""
    with suppress(JssError):
        return written(given, format_name, width) if given else ""
    return ""


def obeyed(text: str) -> set[str]:
    """The characters that a terminal, an editor or a browser would act on; line ends, joiners and tabs are harmless."""
    return {char for char in text.replace("\r\n", "\n") if category(char) in OBEYED} - set("\n\t\u200c\u200d")


def widest(text: str) -> int:
    return max(map(cell_len, text.splitlines()), default=0)


def hostile(client: str, title: str, name: str) -> History:
    """The sample with a text in every field that takes one."""
    first, second, *rest = SAMPLE.contracts
    mine = replace(first, id=name, client=client, title=title, notes=title, extras=(("x_own", title),))
    other = replace(second, client=client, title=name, continues=None)
    return replace(SAMPLE, contracts=(mine, other, *rest), platform=title)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize("format_name", TEXTS)
def test_no_format_lets_a_terminal_obey_what_a_file_says(command: tuple[str, ...], format_name: str) -> None:
    for name in FILES:
        text = shown(answered_once(BAD / name, command), format_name)
        assert obeyed(text) == set(), name
        assert "<script>" not in text or format_name != "md"


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_the_screen_whatever_the_names(width: int) -> None:
    for name, command in product(FILES, COMMANDS):
        assert widest(shown(answered_once(BAD / name, command), "terminal", width)) <= width, (name, command)


@settings(
    max_examples=max(3, settings().max_examples // 4),  # each is written in every format, at every width
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(command=st.sampled_from(COMMANDS), client=names, title=texts, name=names)
def test_any_text_in_any_field_is_shown_and_fits(
    *, tmp_path: Path, command: tuple[str, ...], client: str, title: str, name: str
) -> None:
    file = tmp_path / "h.yaml"
    file.write_text(write_history(hostile(client, title, f"n{name}"), "yaml"), encoding="utf-8", newline="")
    given = answered(file, command)
    for format_name in TEXTS:
        text = shown(given, format_name)
        assert text or command == ("check",) or format_name in OF_SOME, format_name
        assert obeyed(text) == set(), format_name
    for width in WIDTHS:
        assert widest(shown(given, "terminal", width)) <= width, width
