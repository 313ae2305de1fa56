from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from conftest import ROOT

from jss_cli.errors import InputError, OutputError, UsageError
from jss_cli.files.history import load_history
from jss_cli.shell.cli import run

NINE = str(ROOT / "sample_histories" / "nine_jobs_75.yaml")


def test_a_history_goes_round_through_every_form_without_loss(tmp_path: Path) -> None:
    names = [NINE, *(str(tmp_path / name) for name in ("a.csv", "b.json", "c.yaml", "d.csv"))]
    for one, other in pairwise(names):
        assert run(["convert", one, other]) == 0
        assert load_history(other) == load_history(NINE)


def test_what_to_write_must_be_clear() -> None:
    for target in ("history.txt", "history", "-"):
        with pytest.raises(UsageError) as caught:
            run(["convert", NINE, target])
        assert caught.value.faults[0].message.endswith(f'write into "{target}"')
        assert caught.value.faults[0].hint.startswith("the suffixes are .csv, .json, .yaml, .yml; or say")


def test_there_is_one_output(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r'there are two outputs, ".*c.csv" and --output ".*d.csv"'):
        run(["convert", NINE, str(tmp_path / "c.csv"), "-o", str(tmp_path / "d.csv")])


def test_an_output_that_exists_is_replaced_by_force(tmp_path: Path) -> None:
    target = tmp_path / "other.csv"
    target.write_text("old")
    assert run(["convert", NINE, str(target), "--force"]) == 0
    assert load_history(str(target)) == load_history(NINE)


def test_the_input_is_never_overwritten(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_bytes(Path(NINE).read_bytes())
    with pytest.raises(OutputError):
        run(["convert", str(own), str(own), "--force"])
    assert own.read_bytes() == Path(NINE).read_bytes()


def test_it_prints_when_no_file_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    run(["convert", NINE, "--to", "csv"])
    assert "c8,G,Product descriptions" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "text", "lost"),
    [
        (
            "h.yaml",
            "## a # b\ncontracts:\n- {id: 'a # b', client: A, started: 2024-01-08} # yours\n",
            "2 comments",
        ),
        (
            "h.yaml",
            "# yaml-language-server: $schema=s.json\ncontracts:\n- {id: a#b, client: A, started: 2024-01-08}\n",
            "",
        ),
        ("h.yaml", "contracts:\n- id: a\n  client: A\n  started: 2024-01-08\n  notes: |\n    # kept\n", ""),
        ("h.csv", "# mine, too\n\n#currency,EUR\nid,client,started\n#1,A,2024-01-08\n", "1 comment"),
        ("h.json", '[{"id": "# 1", "client": "A", "started": "2024-01-08"}]', ""),
    ],
)
def test_comments_that_stay_behind_are_counted(
    name: str, text: str, lost: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    run(["convert", str(path), "--to", "csv"])
    assert capsys.readouterr().err == (f"{lost} of {path} left behind: a history keeps none\n" if lost else "")


UNTIDY = """# mine
id,Client,Start,End,Amount,Rating,kind
a,Birch,Oct 1 2025,"Oct 20, 2025","$1,900.00",5 stars,Fixed-price
b,Birch,2025-10-01,Present,"1.200,50",,hourly
c,Cedar,13/02/2026,2026-03-01,500,No feedback,fixed
"""
MENDED = """line 3, started: Oct 1 2025 → 2025-10-01
line 3, ended: Oct 20, 2025 → 2025-10-20
line 3, earned: $1,900.00 → 1900.00
line 3, stars: 5 stars → 5
line 3, kind: Fixed-price → fixed
line 4, ended: Present → left out
line 4, earned: 1.200,50 → 1200.50
line 5, started: 13/02/2026 → 2026-02-13
line 5, stars: No feedback → none
"""
TIDY = """id,client,kind,started,ended,earned,stars
a,Birch,fixed,2025-10-01,2025-10-20,1900.00,5
b,Birch,hourly,2025-10-01,,1200.50,
c,Cedar,fixed,2026-02-13,2026-03-01,500,none
"""


def test_what_has_one_reading_is_mended_and_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, target = tmp_path / "mine.csv", tmp_path / "h.yaml"
    path.write_text(UNTIDY, encoding="utf-8")
    assert run(["convert", "--fix", str(path), str(target)]) == 0
    assert MENDED in capsys.readouterr().err
    (tmp_path / "tidy.csv").write_text(TIDY)
    assert load_history(str(target)) == load_history(str(tmp_path / "tidy.csv"))
    assert path.read_text(encoding="utf-8") == UNTIDY


def test_what_is_mended_in_yaml_and_json_is_told_by_the_name_it_has_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    yaml, json = tmp_path / "h.yaml", tmp_path / "h.json"
    contract = '{"id": "a", "client": "A", "started": "Oct 1, 2025", "feedback": {"stars": "★★★★"}, "ended": "Present"}'
    for path in (yaml, json):
        path.write_text(f'{{"currency": "eur", "contracts": [\n{contract}]}}', encoding="utf-8")
        assert run(["convert", "--fix", str(path), "--to", "csv"]) == 0
        told = capsys.readouterr()
        assert told.out.endswith("a,A,2025-10-01,4\n")
        assert "line 1, currency: eur → EUR" in told.err
        assert "line 2, feedback.stars: ★★★★ → 4" in told.err


@pytest.mark.parametrize(
    ("one", "other", "options"),
    [
        ("500,No", '"1,200",No', []),
        ("500,No", "500 EUR,No", []),
        ("2026-03-01", "01/03/2026", []),
        ("2026-03-01", "2025-03-01", []),
        ("500,No", "1.200.50,No", ["--decimal", "comma"]),
        ("500,No", "1.900,No", []),  # beside 1.200,50
    ],
)
def test_what_has_two_readings_or_contradicts_itself_stays_an_error_and_nothing_is_written(
    one: str, other: str, options: list[str], tmp_path: Path
) -> None:
    path, target = tmp_path / "mine.csv", tmp_path / "h.yaml"
    path.write_text(UNTIDY.replace(one, other), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        run(["convert", "--fix", str(path), str(target), *options])
    assert len(caught.value.faults) == 1
    assert not target.exists()


def test_where_the_comma_is_decimal_amounts_are_listed_as_they_are_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(UNTIDY.replace("500,No", "1.200,No"), encoding="utf-8")
    run(["convert", "--fix", str(path), "--to", "csv", "--decimal", "comma"])
    told = capsys.readouterr()
    assert "line 4, earned: 1.200,50 → 1200.50" in told.err
    assert "line 5, earned: 1.200 → 1200" in told.err
    assert "2026-03-01,1200,none" in told.out


def test_a_file_without_a_fault_is_converted_as_ever(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["convert", "--fix", NINE, "--to", "json"]) == 0
    fixed = capsys.readouterr()
    run(["convert", NINE, "--to", "json"])
    assert fixed == capsys.readouterr()


@pytest.mark.parametrize(("text", "is_told"), [("$500", True), ("1,200", False), ("soon", False)])
def test_faults_of_which_some_have_one_reading_are_told_with_the_way_to_mend_them(
    text: str, is_told: bool, tmp_path: Path
) -> None:
    path = tmp_path / "h.yaml"
    path.write_text(f"[{{id: a, client: A, started: 2026-01-08, earned: {text!r}}}]", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        run(["check", str(path)])
    assert caught.value.summary.endswith("; jss convert --fix mends some") == is_told


def test_thousands_that_may_be_decimals_are_settled_by_a_word(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(UNTIDY.replace("500,No", "1.900,No"), encoding="utf-8")
    for decimal, earned in (("point", "1.900"), ("comma", "1900")):
        assert run(["convert", "--fix", str(path), str(tmp_path / f"{decimal}.yaml"), "--decimal", decimal]) == 0
        assert str(load_history(str(tmp_path / f"{decimal}.yaml")).contracts[2].earned) == earned


def test_what_csv_forgets_of_an_import_is_named_with_its_contracts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    origin = "{source: graphql, file: a.json, at: x, of: started earned, mark: 12ab0000}"
    row = f"{{id: c1, client: A, started: 2024-01-08, earned: 5, from: [{origin}]}}"
    (tmp_path / "h.yaml").write_text(f"contracts:\n- {row}\n- {{id: c2, client: B, started: 2024-01-08}}\n", "utf-8")
    run(["convert", str(tmp_path / "h.yaml"), "--to", "csv"])
    told = "left behind, as CSV has no place for it: where started earned of c1 in "
    assert capsys.readouterr().err == f"{told}{tmp_path / 'h.yaml'} came from\n"
