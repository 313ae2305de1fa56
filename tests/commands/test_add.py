"""The interview as a person has it: the command, its file, and every way to leave it."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from spoken import TODAY, Answers

from jss_cli import api
from jss_cli.domain.history import History
from jss_cli.errors import InputError, Position, UsageError
from jss_cli.files.history import load_history
from jss_cli.files.keeping import keeping
from jss_cli.files.reading import Reading
from jss_cli.shell.cli import run

THREE = """currency: EUR
contracts:
- {id: k1, client: Alder, title: Weekly bookkeeping, started: 2025-09-01}
- {id: k2, client: unknown, title: Price list, started: 2026-03-02, ended: 2026-03-20, feedback: {stars: 5}}
- {id: k3, client: unknown, title: Leaflet, started: 2026-05-11, ended: 2026-05-15, earned: 150,
   feedback: {stars: none}}
"""
SAID = {  # by what the prompt asks
    "Paste": "",
    "Amount": "400",
    "Months": "13",
    "Client": "birch",
    "Private": "3 unprofessional",
    "Reason": "not needed",
    "Stars": "",
    "Title": "",
    "How many": "0",
    "Job Success Score": "86",
    "86 %": "2026-09-20",
    "Eligible": "3",
}


class Leaving(Answers):
    """Answers by what is asked, and after so many of them leaves as it is told."""

    def __init__(self, left: int = 99, how: type[BaseException] | None = None) -> None:
        super().__init__([])
        self.left, self.how = left, how

    def ask(self, prompt: str) -> str | None:
        self.asked.append(prompt)
        if len(self.asked) <= self.left:
            return next(line for words, line in SAID.items() if words in prompt)
        if self.how:
            raise self.how
        return None


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("h.yaml").write_text(THREE, encoding="utf-8")
    return "h.yaml"


def added(file: str, person: Leaving) -> History:
    """What stands in a file after an interview with a person."""
    try:
        api.ask_into(keeping(Path(file), "yaml", Reading()), person, TODAY)
    except KeyboardInterrupt:
        assert person.how
    return load_history(file)


def test_only_what_is_missing_and_matters_is_asked_in_plain_lines(file: str) -> None:
    person = Leaving()
    history = added(file, person)
    assert person.asked == [
        "Paste, Enter = type instead: ",
        "[1 of 3] Amount in EUR, Enter = not known: ",
        "[1 of 3] Months in which it was paid, of 14, Enter = not known: ",
        "[2 of 3] Client, a letter will do (Alder), Enter = not known: ",
        "[2 of 3] Reason the client gave (completed), Enter = not known: ",
        "[3 of 3] Client, a letter will do (Alder, birch), Enter = not known: ",
        "[3 of 3] Amount in EUR, Enter = not known: ",
        "[3 of 3] Private answer (0 to 10) and reason (9 completed), Enter = not known: ",
        "Title of a contract, Enter = no more: ",
        "How many are missing (0: none), Enter = not known: ",
        "Job Success Score shown on 2026-10-02, or none, Enter = not known: ",
        "86 % is shown since (2026-10-01), Enter = seen that day: ",
        "Eligible jobs on the Job Success insights page, Enter = not known: ",
    ]
    assert [str(contract.earned) for contract in history.contracts] == ["400", "400", "150"]
    assert [contract.client for contract in history.contracts] == ["Alder", "birch", "birch"]
    assert [seen.eligible for seen in history.observed] == [None, 3]


def test_it_begins_with_the_question_that_an_import_names_first(file: str) -> None:
    exports = Path(__file__).parent.parent / "imports" / "exports"
    names = ("2026-10-02_transaction_report.csv", "earnings_report_2026.csv", "profile_pasted.txt")
    found = api.import_files(*(exports / name for name in names), seen=date(2026, 10, 1)).history
    person = Leaving(1)
    kept = keeping(Path("new.yaml"), "yaml", Reading())
    kept.history = found
    api.ask_into(kept, person, TODAY)
    assert person.told[0].startswith("Leaflet, two pages, Birch Bakery")
    assert person.asked[0] == "Stars (4.85, or none), Enter = not known: "


@pytest.mark.parametrize(("left", "how"), [(left, KeyboardInterrupt if left % 2 else None) for left in range(13)])
def test_wherever_it_is_left_the_answers_are_kept_and_the_next_one_goes_on_there(
    left: int, how: type[BaseException] | None, file: str
) -> None:
    whole = Leaving()
    once = added(file, whole)
    Path(file).write_text(THREE, encoding="utf-8")
    person, again = Leaving(left, how), Leaving()
    added(file, person)
    assert any(f"jss add {file} goes on" in line for line in person.told)
    assert added(file, again) == once
    assert len(person.asked) + len(again.asked) <= len(whole.asked) + 2


def test_answers_come_from_a_pipe_and_are_followed_by_check_and_explain(
    file: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\n400\n13\nbirch\n")))
    assert run(["add", file, "--as-of", str(TODAY)]) == 0
    told = capsys.readouterr()
    assert "[2 of 3] Client, a letter will do (Alder), Enter = not known: birch\n" in told.err
    assert told.out.startswith("h.yaml: ")
    assert "Job Success Score" in told.out


def test_an_answer_of_a_pipe_that_is_none_keeps_those_before_it(
    file: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\n400\n1.200,50\n")))
    with pytest.raises(InputError) as caught:
        run(["add", file, "--as-of", str(TODAY)])
    assert (caught.value.faults[0].file, caught.value.faults[0].position) == ("<stdin>", Position(3, 1))
    assert "kept in h.yaml; jss add h.yaml goes on with it" in capsys.readouterr().err
    assert str(load_history(file).contracts[0].earned) == "400"


def test_a_file_with_faults_is_refused_with_them_and_not_touched(file: str) -> None:
    faulty = THREE.replace("2025-09-01", "soon").replace("earned: 150", "earned: 1.200,50")
    Path(file).write_text(faulty, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        run(["add", file])
    assert [fault.position.line for fault in caught.value.faults if fault.position] == [3, 5]
    assert Path(file).read_text(encoding="utf-8") == faulty


def test_a_file_of_another_kind_is_refused_with_the_suffixes() -> None:
    with pytest.raises(UsageError) as caught:
        run(["add", "h.txt"])
    assert caught.value.faults[0].hint == "the suffixes are .csv, .json, .yaml, .yml"


def test_where_nothing_is_answered_nothing_is_written_and_little_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\n.\n")))
    assert run(["add"]) == 0
    told = capsys.readouterr()
    assert told.out.split()[:7] == ["history.yaml:", "warning[JSS918]:", "there", "are", "no", "contracts", "yet"]
    assert "Windows" not in told.out
    assert told.err.endswith("nothing was answered, nothing was written\n")
    assert list(tmp_path.iterdir()) == []
