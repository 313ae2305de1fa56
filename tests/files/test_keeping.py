from __future__ import annotations

from pathlib import Path

import pytest

from jss_cli.domain.history import History, Provenance
from jss_cli.errors import InputError, OutputError
from jss_cli.files.history import load_history
from jss_cli.files.keeping import keeping
from jss_cli.files.reading import Reading
from jss_cli.files.samples import STARTER

TEXT = "contracts:\n- {id: a, client: A, started: 2026-01-08}\n"


@pytest.mark.parametrize("kind", ["yaml", "csv", "json"])
def test_a_history_is_written_whole_each_time(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"h.{kind}"
    kept = keeping(path, kind, Reading())
    assert kept.words == "nothing was answered, nothing was written"
    for unlisted in (1, 2):
        kept.keep(History((), unlisted=unlisted))
        assert load_history(str(path)).unlisted == unlisted
    assert kept.words.startswith(f"kept in {path}")


def test_a_file_that_says_the_same_already_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "h.yaml"
    path.write_text(TEXT)
    kept = keeping(path, "yaml", Reading())
    assert kept.history
    kept.keep(kept.history)
    assert path.read_text() == TEXT


def test_what_another_program_wrote_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "h.yaml"
    path.write_text(TEXT)
    kept = keeping(path, "yaml", Reading())
    path.write_text(TEXT + "# mine\n")
    with pytest.raises(OutputError, match="another program"):
        kept.keep(History(()))
    assert path.read_text() == TEXT + "# mine\n"


def test_a_file_that_appeared_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "h.yaml"
    kept = keeping(path, "yaml", Reading())
    path.write_text(TEXT)
    with pytest.raises(OutputError, match="exists already"):
        kept.keep(History(()))


def test_a_folder_that_is_missing_is_told_before_anything_is_asked(tmp_path: Path) -> None:
    (tmp_path / "h.yaml").write_text(TEXT)
    for name in ("none/h.yaml", "none/../h.yaml"):
        with pytest.raises(OutputError, match="there is no folder"):
            keeping(tmp_path / name, "yaml", Reading())


@pytest.mark.parametrize("name", ["h.yaml", "."])
def test_a_file_or_folder_that_is_read_only_is_refused_before_anything_is_asked(name: str, tmp_path: Path) -> None:
    path = tmp_path / "h.yaml"
    if name == "h.yaml":
        path.write_text(TEXT)
    (tmp_path / name).chmod(0o555)
    with pytest.raises(OutputError, match="read-only"):
        keeping(path, "yaml", Reading())
    tmp_path.chmod(0o755)


def test_the_faults_of_a_file_are_told(tmp_path: Path) -> None:
    path = tmp_path / "h.yaml"
    path.write_text(TEXT.replace("2026-01-08", "soon"))
    with pytest.raises(InputError, match="is not a day"):
        keeping(path, "yaml", Reading())


@pytest.mark.parametrize("suffix", [".yaml", ".csv"])
def test_a_starter_file_holds_no_history_yet(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"h{suffix}"
    path.write_bytes(STARTER.with_suffix(suffix).read_bytes())
    assert keeping(path, suffix[1:], Reading()).history is None


@pytest.mark.parametrize(("kind", "is_told"), [("csv", True), ("yaml", False)])
def test_what_a_sheet_cannot_hold_is_told(kind: str, is_told: bool, tmp_path: Path) -> None:
    kept = keeping(tmp_path / f"h.{kind}", kind, Reading())
    kept.keep(History((), provenance=(Provenance("pasted", "<paste>", "line 1", "unlisted", "2c62"),), unlisted=1))
    assert ("CSV has no place for it" in kept.words) == is_told
