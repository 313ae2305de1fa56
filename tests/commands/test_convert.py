from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from conftest import ROOT

from jss_cli.errors import OutputError, UsageError
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
