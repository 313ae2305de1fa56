"""No file under 128 KiB takes any command over five seconds of work or 300 MB: else it is refused within one."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from test_limits import measured

LARGEST = 128 * 1024 - 1
SECONDS, MEMORY = 5, 300  # of work, and MB
WEIGHED = date(2022, 6, 1)  # under rules with blends and weights: what takes longest
REFUSED_WITHIN = 1  # second of work, after what it takes to read the file
Row = Callable[[int, date], str]
Command = tuple[str, ...]


def rated(number: int, began: date, more: str = "", client: str = "") -> str:
    ended = began + timedelta(days=20)
    who = client or str(number)
    return f"- {{id: {number}, client: {who}, started: {began}, ended: {ended}{more}, feedback: {{stars: 4.2}}}}\n"


def opened(number: int, began: date, more: str = "") -> str:
    return f"- {{id: {number}, client: {number}, started: {began}{more}}}\n"


def paid(began: date, number: int) -> str:
    days = (began + timedelta(days=3 * step) for step in range(number))
    return f", payments: [{', '.join(f'{{on: {day}, amount: 1}}' for day in days)}]"


def interim(began: date, number: int) -> str:
    days = (began + timedelta(days=7 * step) for step in range(number))
    return f", interim: [{', '.join(f'{{on: {day}, stars: {1 + day.day % 5}}}' for day in days)}]"


def chained(number: int, began: date) -> str:
    more = f", continues: {number - 1}" if number else ""
    return f"- {{id: {number}, client: A, started: {began}, ended: {began}{more}}}\n"


def paid_daily(began: date, number: int) -> str:
    days = (began + timedelta(days=step) for step in range(number))
    return ", ".join(f"{{on: {day}, amount: {step % 9}}}" for step, day in enumerate(days))


def listed(number: int, began: date) -> str:
    ended = began + timedelta(days=200)
    more = "insights: eligible, feedback: {stars: unknown}"
    return f"- {{id: {number}, client: {number}, started: {began}, ended: {ended}, {more}}}\n"


def of_one_client(number: int, began: date) -> str:
    return opened(number, began).replace(f"client: {number}", "client: A")


WEIGHTS = (", earned: 9", ", earned: 300", ", earned: 2000, paid_months: 9", ", earned: 5000, paid_months: 27")
ROWS: dict[str, tuple[int, int, Row]] = {  # days that the starts are spread over, observed scores, the contracts
    "minimal": (1, 1, opened),
    "minimal-of-one-client": (1, 1, of_one_client),
    "open-of-one-client": (900, 0, of_one_client),
    "nothing-known": (1, 1, lambda n, day: opened(n, day, f", ended: {day}")),
    "all-on-one-day": (1, 1, lambda n, day: rated(n, day, ", earned: 9")),
    "spread": (1000, 1, lambda n, day: rated(n, day, ", earned: 9")),
    "all-weights": (1000, 1, lambda n, day: rated(n, day, WEIGHTS[n % 4])),
    "all-weights-in-a-year": (300, 3, lambda n, day: rated(n, day, WEIGHTS[n % 4])),
    "one-client": (1000, 1, lambda n, day: rated(n, day, ", earned: 9", "A")),
    "three-clients": (1000, 1, lambda n, day: rated(n, day, WEIGHTS[n % 4], "ABC"[n % 3])),
    "suspected": (1000, 1, lambda n, day: rated(n, day, ", suspected: true")),
    "all-bad": (100, 1, lambda n, day: rated(n, day, ", earned: 9").replace("4.2", "1, recommend: 0")),
    "open": (3000, 1, lambda n, day: opened(n, day, ", earned: 9")),
    "open-and-unpaid": (3000, 1, lambda n, day: opened(n, day, ", earned: 0")),
    "open-since-1999": (1, 1, lambda n, _: opened(n, date(1999, 1, 1 + n % 28), ", earned: 9")),
    "ended-since-1999": (
        90,
        1,
        lambda n, day: rated(n, day, ", earned: 900").replace(f"started: {day}", "started: 1999-01-09"),
    ),
    "many-payments": (1, 1, lambda n, day: opened(n, day, paid(day - timedelta(days=3600), 1200))),
    "some-payments": (1000, 1, lambda n, day: opened(n, day, paid(day, 12))),
    "payments-of-one": (
        1,
        0,
        lambda n, _: "" if n else opened(n, date(2010, 1, 1), f", payments: [{paid_daily(date(2010, 1, 1), 3300)}]"),
    ),
    "refunds-of-one": (
        1,
        0,
        lambda n, _: (
            ""
            if n
            else opened(n, date(2010, 1, 1), f", earned: 99999, refunds: [{paid_daily(date(2010, 1, 1), 3300)}]")
        ),
    ),
    "listed": (300, 0, lambda n, day: listed(n, day - timedelta(days=400))),
    "within-bounds": (
        100,
        0,
        lambda n, day: f'- {{id: {n}, client: {n}, started: "<={day}", ended: ">={day - timedelta(days=90)}"}}\n',
    ),
    "interim": (1, 1, lambda n, day: opened(n, day, ", earned: 99" + interim(day, 40))),
    "chains": (800, 1, chained),
    "many-scores": (60, 1200, lambda n, day: rated(n, day, ", earned: 9") if n < 60 else ""),
    "scores-alone": (1, 3400, lambda n, day: rated(n, day) if n < 6 else ""),
    "scores-and-contracts": (700, 1500, lambda n, day: rated(n, day, ", earned: 9")),
}
LATELY = dict.fromkeys(
    ("payments-of-one", "refunds-of-one", "listed"), date(2026, 10, 1)
)  # under rules that ask for what takes longest there


def written(name: str, day: date) -> str:
    """A file of one kind as large as it may be."""
    spread, scores, row = ROWS[name]
    seen = (f"- {{on: {day - timedelta(days=back)}, score: {(75, 80, 91)[back % 3]}}}\n" for back in range(scores))
    text = f"version: 1\nas_of: {day}\nobserved:\n{''.join(seen)}contracts:\n"
    lines, size = [text], len(text)
    for number in range(LARGEST):
        line = row(number, day - timedelta(days=30 + number % spread))
        size += len(line)
        if not line or size > LARGEST:
            break
        lines.append(line)
    return "".join(lines)


WORST: dict[Command, tuple[str, ...]] = {  # the kinds of file that take each command longest
    ("explain",): (
        "open-of-one-client",
        "refunds-of-one",
        "listed",
        "minimal",
        "nothing-known",
        "all-on-one-day",
        "all-weights-in-a-year",
    ),
    ("timeline",): ("listed", "all-weights", "many-payments", "some-payments"),
    ("timeline", "--from", "1999-01-01", "--to", "2100-12-31"): ("minimal", "spread", "open-and-unpaid", "interim"),
    ("page", "--mine"): ("payments-of-one", "chains"),
    ("plan",): ("within-bounds",),
    ("what-if", "add:9999x1"): ("all-weights", "chains"),
    ("plan", "--to", "100", "--per-month", "1"): ("nothing-known", "open-and-unpaid", "open-since-1999"),
    ("plan", "--contract", "0"): ("minimal", "open"),
    ("infer",): ("nothing-known", "all-on-one-day", "many-scores"),
    ("infer", "--range"): ("minimal-of-one-client", "nothing-known", "ended-since-1999"),
    ("check",): ("nothing-known", "scores-and-contracts", "one-client"),
}


def row_of_one_client(number: int) -> str:
    ended = date(2023, 1, 1) + timedelta(days=number % 900)
    return f"{number:x},A,{ended - timedelta(days=number % 300)},{ended}\n"


EXTENDS = "name: mine\ntitle: Mine\nextends: upwork-2026-03\n"
TOPIC = "  t{0}:\n    about: a\n    options:\n    - {{name: a{0}, title: a, weight: 50, known: assumed}}\n"
OTHER = "    - {{name: b{0}, title: b, weight: 50, known: assumed, sets: {{weights: {{cap: {1}}}}}}}\n"
POLICIES: dict[str, tuple[str, Callable[[int], str]]] = {  # how each begins, and what is repeated to the last byte
    "unknown-sections": (EXTENDS, lambda n: f"windowz{n}: 1\n"),
    "unknown-fields": (EXTENDS + "rules:\n- code: JSS230\n", lambda n: f"  w{n}: 1\n"),
    "topics": (EXTENDS + "variants:\n", lambda n: TOPIC.format(n) + OTHER.format(n, 3 + n % 90)),
    "options": (EXTENDS + "variants:\n" + TOPIC.format(0), lambda n: OTHER.format(n, 3 + n % 90)),
    "amounts": (EXTENDS + "priors:\n  earned:\n", lambda n: f"    {n}: 1\n"),
    "sources": (EXTENDS + "sources:\n", lambda n: f"  Q{n}: {{title: a, address: b, date: c}}\n"),
    "rules": (EXTENDS + "rules:\n", lambda n: f"- {{code: MINE{n:05}}}\n"),
    "rules-dropped": (EXTENDS + "rules_dropped:\n", lambda n: f"- JSS{n}\n"),
}


def filled(head: str, line: Callable[[int], str]) -> str:
    """A text as long as it may be."""
    lines, size = [head], len(head)
    for number in range(LARGEST):
        size += len(line(number))
        if size > LARGEST:
            break
        lines.append(line(number))
    return "".join(lines)


@pytest.mark.slow
@pytest.mark.parametrize("name", POLICIES)
def test_a_policy_that_no_era_was_like_is_refused_within_a_second(name: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(filled(*POLICIES[name]), encoding="utf-8")
    _, _, shipped, _ = measured("policy", "upwork-2026-03")
    code, memory, seconds, said = measured("policy", str(path))
    told = f"exit {code}, {seconds:.1f} s, {memory:.0f} MB: {said[:200]}"
    assert code == 3, told
    assert "hint:" in said, told
    assert seconds <= shipped + REFUSED_WITHIN, told
    assert memory <= MEMORY, told


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments", [("redact", "--days", "months"), ("check",), ("what-if", "--scenario", "{folder}/merge.yaml")]
)
def test_thousands_of_contracts_of_one_client_are_no_work_for_each_other(arguments: Command, tmp_path: Path) -> None:
    table, merge = tmp_path / "h.csv", "+".join(f"{number:x}" for number in range(200))
    table.write_text(filled("#as_of,2026-10-01\nid,client,started,ended\n", row_of_one_client), encoding="utf-8")
    (tmp_path / "merge.yaml").write_text(f"changes:\n- merge:{merge}\n", encoding="utf-8")
    command, *options = (one.format(folder=tmp_path) for one in arguments)
    code, memory, seconds, said = measured(command, str(table), *options)
    told = f"exit {code}, {seconds:.1f} s, {memory:.0f} MB: {said[:200]}"
    assert code in {0, 1}, told
    assert seconds <= SECONDS, told
    assert memory <= MEMORY, told


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="ru_maxrss counts in KiB")
@pytest.mark.parametrize(("command", "name"), [(command, name) for command in WORST for name in WORST[command]])
def test_no_small_file_takes_long_or_much(command: Command, name: str, tmp_path: Path) -> None:
    path = tmp_path / "h.yaml"
    path.write_text(written(name, LATELY.get(name, WEIGHED)), encoding="utf-8")
    code, memory, seconds, said = measured(command[0], str(path), *command[1:])
    told = f"exit {code}, {seconds:.1f} s, {memory:.0f} MB: {said[:200]}"
    assert code in {0, 1, 2, 3}, told
    assert seconds <= SECONDS, told
    assert memory <= MEMORY, told
    if code > 1:
        _, _, read, _ = measured("convert", str(path), "--to", "csv")
        assert "hint:" in said, told
        assert seconds <= read + REFUSED_WITHIN, told


MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SHEET, REPORT = "Job title,Client,Start,End,Amount,Rating\n", "Date,Contract,Hours,Amount,Payment type\n"
MONEY = (
    "Date,Transaction ID,Transaction type,Transaction summary,Transaction summary details,Description 1,Description 2,"
    "Description 3,Agency team,Freelancer,Client team,Account name,PO,Ref ID,Amount $,Amount in local currency,"
    "Currency,Current balance $,Payment method\n"
)
PAGE = "F. E.\nCity, Country - 3:12 pm local time\n86%\nJob Success\nWork history\nCompleted jobs (999)\n"
EXPORTS: dict[str, tuple[str, Callable[[int], str]]] = {  # the head of a file of another program, and its rows
    "sheet-of-nothing.csv": (SHEET, lambda _: "?,?,?,?,?,?\n"),
    "sheet-of-short-rows.csv": ("Title,Client,Start\n", lambda _: "J,C,\n"),
    "sheet-of-one-job.csv": (SHEET, lambda _: "J,C,2025-01-01,2025-02-01,5,5\n"),
    "sheet-of-one-client.csv": (SHEET, lambda n: f"J{n},C,2025-01-01,2025-02-0{n % 9 + 1},5,5\n"),
    "report-of-one-title.csv": (REPORT, lambda n: f"2025-{n % 12 + 1:02}-{n % 28 + 1:02},W ({41000001 + n}),1,6,\n"),
    "money-of-one-title.csv": (
        MONEY,
        lambda n: f'"{MONTHS[n % 12]} {n % 28 + 1}, 2025",{n},Fixed Price,J,,,,,,F,C{n},F,,{n},1.00,,,,\n',
    ),
    "money-of-one-job.csv": (
        MONEY,
        lambda n: f'"{MONTHS[n % 12]} {n % 28 + 1}, 2025",{n},Fixed Price,J,,,,,,F,C,F,,{n},1.00,,,,\n',
    ),
    "sheet-of-long-names.csv": (SHEET, lambda n: f"J{n},{'ab' * 190}{n},2025-01-01,2025-02-01,5,5\n"),
    "sheet-of-a-year.csv": (SHEET, lambda n: "J,C,2025-01-01,2025-12-31,5,5\n" if n < 500 else "\n"),
    "page-of-one-job.txt": (PAGE, lambda _: "J\n5.00\nJan 1, 2025 - Jan 6, 2026\n$1.00\nFixed-price\n"),
    "page-of-jobs.txt": (PAGE, lambda n: f"J\n5.00\nJan {n % 9 + 1}, 2025 - Jan 6, 2026\n$1.00\nFixed-price\n"),
}


def exported(name: str, folder: Path) -> str:
    """The path of a file of another program as large as it may be."""
    head, row = EXPORTS[name]
    rows = (row(number) for number in range(LARGEST))
    text = head
    while len(text) + len(more := next(rows)) <= LARGEST:
        text += more
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="ru_maxrss counts in KiB")
@pytest.mark.parametrize(
    "names",
    [
        *((name,) for name in EXPORTS),
        ("sheet-of-one-job.csv", "page-of-one-job.txt"),
        ("sheet-of-one-client.csv", "money-of-one-title.csv"),
        ("report-of-one-title.csv", "page-of-jobs.txt"),
        ("page-of-jobs.txt", "money-of-one-title.csv"),
        ("sheet-of-a-year.csv", "money-of-one-job.csv"),
    ],
    ids=" ".join,
)
def test_no_small_files_take_long_or_much_to_import(names: tuple[str, ...], tmp_path: Path) -> None:
    paths = [exported(name, tmp_path) for name in names]
    code, memory, seconds, said = measured("import", *paths, "--dry-run")
    told = f"exit {code}, {seconds:.1f} s, {memory:.0f} MB: {said[:200]}"
    assert code in {0, 3}, told
    assert seconds <= SECONDS * len(names), told
    assert memory <= MEMORY, told
    assert code == 0 or "hint:" in said, told
