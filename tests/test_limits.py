"""The installed command at the limits of size, and convert on what spreadsheets save."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import redirect_stdout
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import IO, Any
from unittest import mock

import pytest

from jss_cli.files.histories.source import ENCODINGS
from jss_cli.shell.cli import run

JSS = str(Path(sys.executable).with_name("jss"))
BASE = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
YARD = 0.06  # seconds that a machine with nothing else to do takes to count as MEASURED does
MEASURED = """\
import os, resource, sys, time
def counted():
    began, kept, total = time.process_time(), {}, 0
    for number in range(400_000):
        total += number * number % 7
        kept[number % 1000] = total
    return time.process_time() - began
resource.setrlimit(resource.RLIMIT_CPU, (90, 90))  # seconds, after which a hang is ended
before = counted()
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
print(code, usage.ru_maxrss, (usage.ru_utime + usage.ru_stime) / (before + counted()) * 2)
"""
CONTRACT = """\
  - id: c{0}
    client: K{0}
    title: Shop
    started: 2016-06-06
    ended: 2016-07-15
    earned: {1}
    feedback: {{stars: 4.15, recommend: unknown}}
"""


def measured(*arguments: str, stdin: int | IO[bytes] = subprocess.DEVNULL) -> tuple[int, float, float, str]:
    """The exit code, the MiB at most, the seconds of work, and what is said: of a child of a process of its own, as a
    child's greatest size begins with that of the process that made it. Seconds are those of a machine that has nothing
    else to do: cores that are shared make the same work take twice as long."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, JSS, *arguments],
        stdin=stdin,
        env=BASE,
        capture_output=True,
        text=True,
        check=True,
    )
    code, kibibytes, yards = done.stdout.split()[-3:]
    return int(code), int(kibibytes) / 1024, float(yards) * YARD, done.stderr


def piped(data: bytes, *arguments: str) -> dict[str, Any]:
    """What `jss convert --to json` makes of bytes on standard input."""
    printed = StringIO()
    with mock.patch("sys.stdin", TextIOWrapper(BytesIO(data))), redirect_stdout(printed):
        assert run(["convert", "-", "--to", "json", *arguments]) == 0
    found: dict[str, Any] = json.loads(printed.getvalue())
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="ru_maxrss counts in KiB")
@pytest.mark.parametrize("source", ["a gibibyte", "an endless stream"])
def test_what_is_too_large_is_refused_within_a_second_in_under_a_hundred_megabytes(source: str, tmp_path: Path) -> None:
    large = tmp_path / "large.yaml"
    with large.open("wb") as stream:
        stream.truncate(1024**3)
    with Path("/dev/zero").open("rb") as endless:
        of_file = source == "a gibibyte"
        code, memory, seconds, said = measured("score", str(large) if of_file else "-", stdin=endless)
    assert (code, "--max-size" in said) == (3, True)
    assert memory < 100
    assert seconds < 1


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="ru_maxrss counts in KiB")
@pytest.mark.parametrize(
    ("fault", "number", "most", "longest"),
    [("none", 100_000, 500, 30), ("one", 10_000, 80, 4), ("all", 100_000, 500, 30)],
    ids=["none", "one", "all"],
)
def test_a_file_of_the_largest_size_is_judged_in_half_a_gigabyte(
    fault: str, number: int, most: int, longest: int, tmp_path: Path
) -> None:
    """With one fault a tenth of it, as both ways of reading it go through all of it beside: in MB, and in seconds of
    work on a machine that does other work too."""
    faulty = {"none": (), "one": (number - 1,), "all": range(number)}[fault]
    path = tmp_path / "h.yaml"
    path.write_text("contracts:\n" + "".join(CONTRACT.format(n, "x" if n in faulty else 250) for n in range(number)))
    assert 15 < path.stat().st_size / 1024**2 * 100_000 / number < 16
    code, memory, seconds, said = measured("score", str(path))
    assert code == (0 if fault == "none" else 3)
    assert memory < most
    assert seconds < longest
    assert said.count("error[JSS921]") == {"none": 0, "one": 1, "all": 20}[fault]
    assert fault != "all" or "and 99980 more" in said


SHEET = "id,client,started,earned,notes\nc1,Ann,2024-02-01,1200.50,\n"
EXPECTED = {"id": "c1", "client": "Ann", "started": "2024-02-01", "earned": 1200.5}


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_encoding_that_is_offered_is_read(encoding: str) -> None:
    assert piped(SHEET.encode(encoding), "--encoding", encoding)["contracts"] == [EXPECTED]


@pytest.mark.parametrize(
    ("saved", "options"),
    [
        (b"\xff\xfe" + SHEET.replace(",", "\t").replace("\n", "\r\n").encode("utf-16-le"), ()),
        (b"\xef\xbb\xbf" + SHEET.replace("\n", "\r\n").encode(), ()),
        (b"sep=;\r\n" + SHEET.replace(",", ";").encode(), ()),
        (b"SEP=|\n" + SHEET.replace(",", "|").encode(), ()),
        (SHEET.replace(",", ";").replace("1200.50", "1200,50").encode(), ("--decimal", "comma")),
        (SHEET.replace(",", ";").replace("2024-02-01", "01.02.2024").encode(), ("--date-order", "dmy")),
        (SHEET.replace("2024-02-01", "2/1/2024").encode(), ("--date-order", "mdy")),
        (SHEET.encode() + b",,,,\r\n , ,,,\n\n\n", ()),
        (b"Contract ID, Client Name ,START-DATE,Total earned,Comments\nc1,Ann,2024-02-01,1200.50,\n", ()),
        (SHEET.replace(",\n", ',"two\r\nlines"\n').encode(), ()),
    ],
    ids=[
        "utf-16-tabs",
        "mark-crlf",
        "sep",
        "SEP-bar",
        "decimal-comma",
        "day-first",
        "month-first",
        "empty-rows",
        "aliases",
        "breaks",
    ],
)
def test_spreadsheets_are_read_as_they_come(saved: bytes, options: tuple[str, ...]) -> None:
    (contract,) = piped(saved, *options)["contracts"]
    assert {name: contract[name] for name in EXPECTED} == EXPECTED
    assert contract.get("notes", "two\nlines") == "two\nlines"


def test_of_a_thousand_faults_twenty_are_shown_and_all_counted() -> None:
    rows = "".join(f"c{number},Ann,2024-02-01,x,\n" for number in range(1000))
    data = SHEET.partition("\n")[0] + "\n" + rows
    done = subprocess.run([JSS, "explain", "-"], input=data, env=BASE, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr.count("error[JSS921]")) == (3, "", 20)
    assert "\nand 980 more\n1000 errors in 1000 contracts; no score was computed" in done.stderr
