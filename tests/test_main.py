"""The installed command in real processes: streams, signals, exit codes, and the screen a person sees."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from fcntl import ioctl
from itertools import product
from pathlib import Path
from termios import FIONREAD, TIOCSWINSZ

import pyte
import pytest
from conftest import ROOT
from signals import with_usual_signals

from jss_cli import __version__
from jss_cli.__main__ import _prepare_signals
from jss_cli.errors import Fault, InputError, JssError, Position
from jss_cli.shell import complaints
from jss_cli.shell.running import exit_code_of
from jss_cli.visible import columns_of

JSS = str(Path(sys.executable).with_name("jss"))
SAMPLE = ROOT / "sample_histories" / "nine_jobs_75.yaml"
BASE = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT", "PYTHONPATH") if key in os.environ}


def jss(
    *arguments: str, env: Mapping[str, str] | None = None, stdin: str = "", cwd: Path = ROOT
) -> subprocess.CompletedProcess[str]:
    environment = BASE | {"LC_ALL": "C.UTF-8"} | dict(env or {})
    return subprocess.run(
        [JSS, *arguments], input=stdin, env=environment, cwd=cwd, capture_output=True, encoding="utf-8", check=False
    )


def shell(command: str) -> subprocess.CompletedProcess[str]:
    script = command.replace("jss", JSS, 1).replace("FILE", str(SAMPLE))
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", script], env=BASE, capture_output=True, encoding="utf-8", check=False
    )


def test_the_version_is_printed() -> None:
    done = jss("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"jss {__version__}\n", "")


@pytest.mark.parametrize("arguments", [(), ("nope",), ("explain", "--nope"), ("explain", "missing.yaml")])
def test_a_failure_prints_nothing_on_standard_output(arguments: tuple[str, ...]) -> None:
    done = jss(*arguments)
    assert done.returncode == (3 if "missing.yaml" in arguments else 2)
    assert not done.stdout
    assert done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("command", "code", "told"),
    [
        ("jss explain FILE >/dev/full", 4, "no space left on device"),
        ("jss --help >/dev/full", 4, "no space left on device"),
        ("jss explain FILE >&-", 4, "standard output is closed"),
        ("jss explain FILE 2>&- >/dev/null", 0, ""),
        ("jss nope 2>&-", 2, ""),
        ("jss nope 2>/dev/full", 2, ""),
        ("jss nope >&- 2>&-", 4, ""),
        ("jss explain - <&-", 3, "standard input is closed"),
        ("jss explain FILE --format json | head -c 1 >/dev/null", 0, ""),
    ],
)
def test_a_stream_that_is_closed_or_full_is_told_and_has_its_exit_code(command: str, code: int, told: str) -> None:
    done = shell(command)
    assert done.returncode in ({0, 141} if "head" in command else {code}), done.stderr
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    assert bool(done.stderr) == bool(told)


def test_a_reader_that_goes_away_ends_the_program_without_a_word() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([JSS, "explain", str(SAMPLE)], stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (-signal.SIGPIPE, b"")


def until_it_reads(process: subprocess.Popen[bytes]) -> None:
    """Wait, a minute at most, until a process has taken the first line of its input and waits for the next."""
    assert process.stdin
    process.stdin.write(b"# nothing\n")
    process.stdin.flush()
    end, left = time.monotonic() + 60, 1
    while left:
        assert time.monotonic() < end
        time.sleep(0.005)
        left = int.from_bytes(ioctl(process.stdin, FIONREAD, bytes(4)), sys.byteorder)


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)], ids=["INT", "TERM", "HUP"]
)
def test_a_signal_ends_the_program_with_its_code_and_no_half_file(number: int, code: int, tmp_path: Path) -> None:
    waiting = subprocess.Popen(
        [JSS, "explain", "-", "-o", "out.txt"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=BASE,
        preexec_fn=with_usual_signals,  # noqa: PLW1509 - no thread of ours holds a lock
    )
    until_it_reads(waiting)
    waiting.send_signal(number)
    _, told = waiting.communicate(timeout=60)
    assert (waiting.returncode, told) == (code, b"")
    assert not list(tmp_path.iterdir())


def test_a_signal_that_was_ignored_before_us_stays_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: dict[int, object] = {}
    monkeypatch.setattr(signal, "signal", taken.__setitem__)
    monkeypatch.setattr(signal, "getsignal", {signal.SIGHUP: signal.SIG_IGN}.get)
    monkeypatch.setattr(sys, "unraisablehook", None)
    _prepare_signals()
    assert taken.keys() == {signal.SIGPIPE, signal.SIGTERM}


@pytest.mark.parametrize(("end", "code"), [(KeyboardInterrupt(), 130), (SystemExit(143), 143)], ids=str)
def test_a_signal_that_comes_where_python_ignores_what_is_raised_ends_the_program(
    end: BaseException, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Going:
        def __del__(self) -> None:
            raise end

    left: list[int] = []
    monkeypatch.setattr(os, "_exit", left.append)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr(sys, "unraisablehook", None)
    _prepare_signals()
    Going()
    assert left == [code]


@pytest.mark.parametrize("end", [KeyboardInterrupt(), SystemExit(129)], ids=str)
def test_a_signal_that_comes_while_a_class_is_made_ends_the_program(
    end: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Part:
        def __set_name__(self, owner: type, name: str) -> None:
            raise end

    monkeypatch.setattr("jss_cli.shell.cli.run", lambda _: type("Whole", (), {"part": Part()}))
    with pytest.raises(type(end)):
        exit_code_of([])


ZONES = ("UTC", "Pacific/Kiritimati", "America/Adak")
LOCALES = ({"LC_ALL": "C.UTF-8"}, {"LC_ALL": "C"}, {"LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de", "PYTHONOPTIMIZE": "1"})
EACH, EVERY = ((ZONES[0], LOCALES[0]), (ZONES[2], LOCALES[2])), tuple(product(ZONES, LOCALES))


@pytest.mark.parametrize("places", [EACH, pytest.param(EVERY, marks=pytest.mark.slow)], ids=["each", "every"])
@pytest.mark.parametrize(
    ("history", "question"),
    [
        (SAMPLE, ("explain", "--all")),
        (SAMPLE, ("timeline", "--format", "json")),
        (ROOT / "tests" / "cases" / "b04.yaml", ("infer",)),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_the_answer_is_the_same_whatever_the_hash_seed_the_time_zone_and_the_locale(
    history: Path, question: tuple[str, ...], places: Iterable[tuple[str, dict[str, str]]]
) -> None:
    name, *options = question
    environments = [
        {"PYTHONHASHSEED": str(number % 5), "TZ": zone, **locale} for number, (zone, locale) in enumerate(places)
    ]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        ended = list(pool.map(lambda env: jss(name, str(history), *options, env=env), environments))
    assert {done.returncode for done in ended} == {0}
    assert len({done.stdout for done in ended}) == 1


def test_a_terminal_without_unicode_gets_ascii(tmp_path: Path) -> None:
    history = tmp_path / "h.yaml"
    history.write_text(SAMPLE.read_text("utf-8").replace("Press release", "Žofie"), encoding="utf-8")
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = jss("explain", str(history), "--all", env=env)
    assert done.returncode == 0
    assert done.stdout.isascii()
    assert "-12.5  ######" in done.stdout
    assert r"\u017dofie" in done.stdout


def test_a_name_that_is_no_unicode_is_shown_by_its_bytes() -> None:
    done = subprocess.run([JSS, "explain", b"\xff\x1b.yaml"], capture_output=True, check=False, env=BASE)
    assert done.returncode == 3
    assert rb"\udcff\u001b.yaml" in done.stderr


def test_a_wrong_option_names_the_one_that_was_meant() -> None:
    assert 'did you mean "--format"?' in jss("explain", "--frmat", "json").stderr


# --- a real pseudo-terminal -------------------------------------------------------------------------------------------


def on_a_terminal(width: int, *arguments: str, env: Mapping[str, str] | None = None, keys: bytes = b"") -> bytes:
    """What a program writes to a terminal of some width."""
    child, terminal = pty.fork()
    if child == 0:
        ioctl(0, TIOCSWINSZ, struct.pack("HHHH", 200, width, 0, 0))
        os.chdir(ROOT)
        os.execve(  # noqa: S606 - a shell would come between the terminal and jss
            JSS, [JSS, *arguments], BASE | {"LC_ALL": "C.UTF-8", "TERM": "xterm"} | dict(env or {})
        )
    written = b""
    while select.select([terminal], [], [], 60)[0]:
        try:
            chunk = os.read(terminal, 65536)
        except OSError:
            break
        if not chunk:
            break
        written += chunk
        if keys and b"Ctrl-D" in written:
            os.write(terminal, keys)
            keys = b""
    os.waitpid(child, 0)
    os.close(terminal)
    return written


@pytest.mark.parametrize("width", [20, 120])
def test_the_screen_holds_every_contract_at_every_width(width: int) -> None:
    screen = pyte.Screen(width, 200)
    pyte.ByteStream(screen).feed(on_a_terminal(width, "explain", str(SAMPLE)))
    lines = [line.rstrip() for line in screen.display]
    text = " ".join(lines).split()
    assert all(f"c{number}" in text for number in range(1, 10))
    assert "75" in text
    assert lines[0].startswith("Job Success Score")


def test_without_a_file_a_terminal_gets_the_help_and_no_program_that_waits() -> None:
    assert b"Usage: jss explain" in on_a_terminal(80, "explain")


def test_a_person_who_is_to_type_the_history_is_told_how_to_end_it() -> None:
    assert b"no contracts" in on_a_terminal(80, "explain", "-", keys=b"\x04")


@pytest.mark.parametrize(
    ("env", "options", "is_colored"),
    [
        ({}, (), True),
        ({"NO_COLOR": "1"}, (), False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, (), False),
        ({"NO_COLOR": "1"}, ("--color", "always"), True),
        ({"TERM": "dumb"}, (), False),
        ({}, ("--color", "never"), False),
    ],
)
def test_colours_on_a_terminal(env: dict[str, str], options: tuple[str, ...], is_colored: bool) -> None:
    screen = on_a_terminal(80, "score", str(SAMPLE), *options, env=env)
    assert bool(re.search(rb"\x1b\[[\d;]+m", screen)) == is_colored


# --- how failures are put into words ----------------------------------------------------------------------------------


def shaped(*found: Fault, summary: str = "") -> list[str]:
    return complaints.described(JssError(*found, summary=summary)).splitlines()


def test_a_fault_has_its_place_its_line_a_caret_and_a_hint() -> None:
    line = "    earned: 1.200,50"
    fault = Fault("JSS921", 'earned is no number: "1.200,50"', "write 1200.50", "h.yaml", Position(14, 13), line, 8)
    assert shaped(fault, summary="1 error in 31 contracts.") == [
        'h.yaml:14:13: error[JSS921]: earned is no number: "1.200,50"',
        "   14 |     earned: 1.200,50",
        "      |             ^^^^^^^^",
        "  hint: write 1200.50",
        "1 error in 31 contracts.   (jss rule JSS921)",
    ]


@pytest.mark.parametrize("before", ["", "a", "\x1b\u202e", "王王", "é" + "\u0301" * 9, "x" * 5000])
@pytest.mark.parametrize("after", ["", "y" * 5000])
def test_the_caret_stands_under_the_place_whatever_comes_before_it(before: str, after: str) -> None:
    fault = Fault("JSS921", "m", "", "h", Position(1, len(before) + 1), f"{before}!{after}")
    _, line, caret = shaped(fault)
    assert len(line) < 200
    assert columns_of(line[: line.index("!")]) == caret.index("^")


def test_text_of_a_file_is_shown_in_errors_and_never_obeyed() -> None:
    text = complaints.described(
        InputError(Fault("JSS921", "\x1b[2J", "\x07", "\u202e.yaml", Position(1, 1), "\x9b", 1))
    )
    assert text.replace("\n", "").isprintable()


def test_twenty_faults_are_shown_and_the_others_counted() -> None:
    lines = shaped(*(Fault("JSS921", f"m{number}", "") for number in range(33)))
    assert len(lines) == 21
    assert lines[-1] == "and 13 more"


def test_a_bug_is_ours_and_names_nothing_of_the_file() -> None:
    try:
        columns_of(5)  # type: ignore[arg-type]
    except TypeError as error:
        error.args = ("client Bob",)
        told = complaints.bug_of(error, "a b.yaml")
    text = f"{complaints.described(told)}\n{complaints.described_run(['explain', 'a b.yaml'])}"
    assert told.exit_code == 70
    assert "this is a bug in jss" in text
    assert "Bob" not in text
    assert "TypeError at visible.py:" in text
    assert "jss explain 'a b.yaml'" in text
