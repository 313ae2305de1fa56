from __future__ import annotations

import json
import sys
from collections.abc import Callable
from contextlib import nullcontext, suppress
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from conftest import ROOT
from many import apart, random_histories, seeded, text_table, typed_table, wanted
from shell.test_cli import imported_by

from jss_cli.batch import sheets, tables
from jss_cli.batch.scorer import ScoredBatch, Scorer
from jss_cli.errors import InputError, JssError, OutputError, UsageError
from jss_cli.files.policy import load_policy
from jss_cli.shell.cli import run
from jss_cli.shell.running import exit_code_of

DAY = date(2025, 6, 1)
NINE = "sample_histories/nine_jobs_75.yaml"
HISTORIES = random_histories(seeded(1), 12, DAY)
FAULTY = "freelancer,id,client,started,ended\nf1,a,A,2024-10-01,2024-09-01\nf2,a,A,2024-10-01,2024-10-15\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    typed_table(HISTORIES).write_parquet("t.parquet")
    text_table(HISTORIES).write_csv("t.csv")
    Path("bad.csv").write_text(FAULTY)


def batch(*arguments: str) -> int:
    return run(["batch", *arguments, "--as-of", str(DAY)])


READ: dict[str, Callable[[str], pl.DataFrame]] = {
    ".parquet": pl.read_parquet,
    ".csv": pl.read_csv,
    ".jsonl": pl.read_ndjson,
}


@pytest.mark.parametrize("source", ["t.parquet", "t.csv"])
@pytest.mark.parametrize("suffix", READ)
def test_every_freelancer_gets_a_row_with_the_score_of_its_history(source: str, suffix: str) -> None:
    assert batch(source, "-o", f"scores{suffix}") == 0
    rows = READ[suffix](f"scores{suffix}").to_dicts()
    scores = [(row["freelancer"], row["computed"], row["window"], row["basis"]) for row in rows]
    about = (wanted(place, history, load_policy(None, DAY), DAY) for place, history in enumerate(HISTORIES))
    assert scores == [(want["freelancer"], want["computed"], want.get("window"), "computed") for want in about]


def test_the_answer_counts_them_and_is_a_result_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert batch("bad.csv", "-o", "scores.csv", "--bad", "rows.csv", "--format", "json") == 1
    told = json.loads(capsys.readouterr().out)
    kept = ("freelancers", "contracts", "scored", "set_aside", "lost", "policy", "as_of", "scores", "basis")
    assert [told[name] for name in kept] == [2, 2, 0, 1, 0, "upwork-2024-09", "2025-06-01", "scores.csv", "computed"]
    assert pl.read_csv("rows.csv").select("file", "row", "code").rows() == [("bad.csv", 1, "JSS940")]
    batch("bad.csv", "-o", "scores.csv", "--force")
    assert "1 freelancer with faulty rows" in capsys.readouterr().out


def test_equal_rows_have_one_checksum_whatever_they_are_read_from(capsys: pytest.CaptureFixture[str]) -> None:
    sums = []
    for source in ("t.parquet", "t.csv"):
        batch(source, "-o", "scores.csv", "--force", "--format", "json")
        sums.append(json.loads(capsys.readouterr().out)["checksum"])
    assert sums[0] == sums[1]


def test_a_table_with_columns_alone_is_no_freelancer() -> None:
    Path("none.csv").write_text("freelancer,id,client,started\n")
    assert batch("none.csv", "-o", "scores.parquet") == 0
    assert pl.read_parquet("scores.parquet").shape == (0, 16)


def test_the_contracts_and_what_costs_most_are_told_if_they_are_wanted() -> None:
    assert batch("t.parquet", "-o", "scores.csv", "--contracts", "contracts.parquet", "--reasons") == 0
    rows = pl.read_parquet("contracts.parquet")
    assert rows["id"].to_list() == [one.id for history in HISTORIES for one in history.contracts]
    assert pl.read_csv("scores.csv").columns[-1] == "reasons"


def test_payments_and_interim_feedback_may_stand_beside_the_contracts() -> None:
    contracts, beside = apart(HISTORIES)
    for name, table in (("c", contracts), *beside.items()):
        table.write_parquet(f"{name}.parquet")
    assert batch("t.parquet", "-o", "whole.csv") == 0
    assert batch("c.parquet", "--payments", "payments.parquet", "--interim", "interim.parquet", "-o", "scores.csv") == 0
    assert Path("scores.csv").read_bytes() == Path("whole.csv").read_bytes()
    with pytest.raises(InputError, match='there is no column "amount"'):
        batch("c.parquet", "--payments", "interim.parquet", "-o", "more.csv")


def test_rows_that_lie_apart_are_sorted_if_that_is_asked_for() -> None:
    pl.read_parquet("t.parquet").sample(fraction=1, shuffle=True, seed=1).write_parquet("apart.parquet")
    with pytest.raises(InputError, match="lie apart"):
        batch("apart.parquet", "-o", "scores.csv")
    assert batch("apart.parquet", "-o", "scores.csv", "--sort", "--memory", "16") == 0


def test_it_says_where_the_bad_rows_are_or_how_to_have_them(capsys: pytest.CaptureFixture[str]) -> None:
    Path("one.csv").write_text("freelancer,id,client,started\nf1,a,A,2024-02-30\nf2,b,B,2024-01-01\n")
    asked = ("one.csv", "-o", "scores.csv", "--force")
    assert batch(*asked) == 1
    text = " ".join(capsys.readouterr().out.split())
    assert "→ --bad FILE lists the rows" in text
    assert "2 contracts; 1 has no score yet" in text
    assert batch(*asked, "--bad", "bad.csv") == 1
    assert "with faulty rows → bad.csv" in " ".join(capsys.readouterr().out.split())


def test_the_rules_may_be_any(capsys: pytest.CaptureFixture[str]) -> None:
    assert batch("t.csv", "-o", "scores.csv", "--policy", "upwork-2024-09+length-plus", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["policy"] == "upwork-2024-09+length-plus"


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches and parts of a few rows."""
    monkeypatch.setattr("jss_cli.batch.parts.ROWS", 20)
    for function in (tables.batches, tables.in_whole):
        monkeypatch.setattr(function, "__defaults__", (10,))


def rows_of(folder: str) -> pl.DataFrame:
    return pl.concat([pl.read_parquet(path) for path in sorted(Path(folder).glob("part-*.parquet"))])


def answered(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    told: dict[str, object] = json.loads(capsys.readouterr().out)
    return {name: told[name] for name in ("freelancers", "contracts", "scored", "set_aside", "lost", "checksum")}


def stop_before(part: int, error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let something happen when a part is written."""
    real = sheets.Growing._write

    def write(self: sheets.Growing, rows: pl.DataFrame) -> None:
        if self._path.stem == f"part-{part:05}":
            raise error
        real(self, rows)

    monkeypatch.setattr(sheets.Growing, "_write", write)


def counting(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many rows are scored, batch by batch."""
    found: list[int] = []
    real = Scorer.score

    def score(self: Scorer, batch: tables.Batch) -> ScoredBatch:
        found.append(len(batch.contracts))
        return real(self, batch)

    monkeypatch.setattr(Scorer, "score", score)
    return found


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize(
    ("source", "error"),
    [("t.parquet", KeyboardInterrupt()), ("t.csv", OSError(28, "No space left on device")), ("many", SystemExit(143))],
)
def test_what_stops_a_run_leaves_whole_parts_and_a_later_one_goes_on_after_them(
    error: BaseException, source: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if source == "many":
        Path("many").mkdir()
        text_table(HISTORIES[:6]).write_csv("many/a.csv")
        later = text_table(HISTORIES)[len(text_table(HISTORIES[:6])) :]
        faulty = pl.read_csv(FAULTY.replace("f1", "g1").replace("f2", "g2").encode(), infer_schema=False)
        pl.concat([later[:-1], faulty, later[-1:].with_columns(freelancer=pl.lit("z"))], how="diagonal").write_csv(
            "many/b.csv"
        )
    beside = ["--bad", "bad/*.csv", "--contracts", "contracts/"]
    batch(source, "-o", "one.parquet", "--bad", "one.csv", "--contracts", "rows.parquet", "--json")
    alone = answered(capsys)
    with monkeypatch.context() as patched:
        stop_before(2, error, patched)
        with suppress(SystemExit):
            assert exit_code_of(["batch", source, "-o", "scores/", "--as-of", str(DAY), *beside]) in {4, 130}
    capsys.readouterr()
    left = {path.name: path.stat().st_mtime_ns for path in Path("scores").iterdir()}
    assert set(left) == {"part-00000.parquet", "part-00001.parquet", "_manifest.json"}
    scored = counting(monkeypatch)
    batch(source, "-o", "scores/", "--resume", *beside, "--json")
    assert answered(capsys) == alone
    assert sum(scored) < sum(alone[name] for name in ("contracts", "lost"))  # type: ignore[misc]
    assert all(left[name] == (Path("scores") / name).stat().st_mtime_ns for name in left if name.startswith("part"))
    assert rows_of("scores").equals(pl.read_parquet("one.parquet"))
    assert rows_of("contracts").equals(pl.read_parquet("rows.parquet"))
    bad = [pl.read_csv(path, infer_schema=False) for path in sorted(Path("bad").iterdir())]
    assert pl.concat(bad).equals(pl.read_csv("one.csv", infer_schema=False))


@pytest.mark.usefixtures("small_parts")
def test_a_run_that_is_finished_reads_its_parts_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    batch("t.csv", "-o", "scores/", "--resume", "--json")
    alone = answered(capsys)
    monkeypatch.delattr(Scorer, "score")
    assert batch("t.csv", "-o", "scores/", "--resume", "--json") == 0
    assert answered(capsys) == alone


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize(
    ("change", "words"),
    [
        (["--policy", "upwork-2016"], "policy was upwork-2024-09, is upwork-2016; policy_sha256 was"),
        (["--reasons"], r"beside was \[\], is \['reasons'\]"),
        (["t.parquet"], r"inputs t\.parquet was None, is \[\d+, \d+\]"),
        ([], r"inputs t\.csv was \[\d+, \d+\], is \[\d+, \d+\]"),
    ],
)
def test_parts_of_something_else_are_told_and_left(change: list[str], words: str) -> None:
    batch("t.csv", "-o", "scores/")
    if not change:
        Path("t.csv").write_text(Path("t.csv").read_text("utf-8") + "\n", "utf-8")
    before = {path: path.read_bytes() for path in Path("scores").iterdir()}
    with pytest.raises(OutputError, match=words) as caught:
        batch("t.csv", "-o", "scores/", "--resume", *change)
    assert caught.value.faults[0].code == "JSS849"
    with pytest.raises(OutputError, match="has parts already"):
        batch("t.csv", "-o", "scores/")
    assert {path: path.read_bytes() for path in Path("scores").iterdir()} == before


@pytest.mark.usefixtures("small_parts")
def test_with_force_it_begins_anew_and_no_part_of_before_is_left() -> None:
    batch("t.csv", "-o", "scores/")
    Path("scores/mine.txt").write_text("mine", "utf-8")
    batch("bad.csv", "-o", "scores/", "--force")
    assert {path.name for path in Path("scores").iterdir()} == {"part-00000.parquet", "_manifest.json", "mine.txt"}


@pytest.mark.usefixtures("small_parts")
def test_a_part_that_is_missing_or_a_manifest_that_is_none_is_told() -> None:
    batch("t.csv", "-o", "scores/")
    Path("scores/part-00001.parquet").unlink()
    with pytest.raises(InputError, match="a finished part is missing"):
        batch("t.csv", "-o", "scores/", "--resume")
    Path("scores/_manifest.json").write_text("{", "utf-8")
    with pytest.raises(OutputError, match=r"_manifest.json cannot be read"):
        batch("t.csv", "-o", "scores/", "--resume")


@pytest.mark.usefixtures("small_parts")
def test_parts_that_hold_wrong_scores_are_taken_away() -> None:
    pl.read_parquet("t.parquet").sample(fraction=1, shuffle=True, seed=1).write_parquet("apart.parquet")
    with pytest.raises(InputError, match="lie apart"):
        batch("apart.parquet", "-o", "scores/")
    assert not list(Path("scores").iterdir())


def test_a_table_with_columns_alone_is_one_part_without_rows() -> None:
    Path("none.csv").write_text("freelancer,id,client,started\n")
    assert batch("none.csv", "-o", "scores/") == 0
    assert rows_of("scores").shape == (0, 16)


def test_somebody_who_listens_hears_how_many_rows_of_how_many_are_done(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[tuple[int, int]] = []
    listening = nullcontext(lambda done, total: heard.append((done, total)))
    monkeypatch.setattr("jss_cli.shell.bundles.while_working", lambda words: listening)
    batch("t.csv", "-o", "scores.csv")
    assert heard == [(len(pl.read_csv("t.csv")),) * 2]


def test_the_help_offers_no_format_that_a_tally_cannot_have(capsys: pytest.CaptureFixture[str]) -> None:
    run(["batch", "--help"])
    told = " ".join(capsys.readouterr().out.split())
    assert "csv|html|json|jsonl|md|plain|terminal" in told
    assert "Where the scores go: .parquet, .csv or .jsonl; a folder gets" in told
    with pytest.raises(UsageError, match='no format is called "svg"'):
        batch("t.csv", "-o", "scores.csv", "--format", "svg")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["t.csv", "-o", "scores.txt"], "JSS903"),
        (["t.csv"], "JSS902"),
        (["t.csv", "-o", "scores.csv", "--max-bad", "some"], "JSS902"),
        (["bad.csv", "-o", "bad.csv", "--force"], "JSS991"),
        (["t.csv", "-o", "bad.csv"], "JSS993"),
        (["t.csv", "-o", "none/scores.csv"], "JSS997"),
        (["t.csv", "-o", "none/../t.csv"], "JSS997"),
        (["t.csv", "-o", "none/../bad.csv", "--force"], "JSS997"),
        (["t.csv", "-o", "scores.csv", "--bad", "none/../t.csv", "--force"], "JSS997"),
        (["t.csv", "-o", "scores.csv", "--contracts", "none/../t.csv"], "JSS997"),
        (["t.*", "-o", "t.parquet", "--force"], "JSS991"),
        (["bad.csv", "-o", "scores.csv", "--max-bad", "0"], "JSS844"),
        (["bad.csv", "-o", "scores.csv", "--max-bad", "49%"], "JSS844"),
        (["t.csv", "t.parquet", "-o", "scores.csv"], "JSS843"),
        (["t.csv", "./t.csv", "-o", "scores.csv"], "JSS902"),
        (["t.csv", "none.csv", "-o", "scores.csv"], "JSS984"),
        (["t.csv", "-o", "scores.csv", "--resume"], "JSS902"),
        (["t.csv", "-o", "scores/", "--resume", "--sort"], "JSS902"),
        (["t.csv", "-o", "scores/", "--bad", "rows.csv"], "JSS902"),
        (["t.csv", "-o", "scores.csv", "--bad", "scores.csv"], "JSS902"),
        (["t.csv", "-o", "scores/", "--bad", "scores/"], "JSS902"),
        (["t.csv", "-o", "scores/*.txt"], "JSS903"),
        (["t.csv", "-o", "./"], "JSS991"),
        (["t.csv", "-o", "."], "JSS991"),
        (["t.csv", "-o", "none/../"], "JSS991"),
    ],
)
def test_what_fails_writes_nothing(arguments: list[str], code: str) -> None:
    before = {path.name: path.read_bytes() for path in Path().iterdir()}
    with pytest.raises(JssError) as caught:
        batch(*arguments)
    assert caught.value.faults[0].code == code
    assert {path.name: path.read_bytes() for path in Path().iterdir()} == before


def test_two_names_of_one_file_are_one_output_and_parts_are_seen_by_every_way_to_their_folder() -> None:
    Path("within").mkdir()
    with pytest.raises(UsageError, match="are different files"):
        batch("t.csv", "-o", "scores.csv", "--bad", "within/../scores.csv")
    assert batch("t.csv", "-o", "scores/") == 0
    with pytest.raises(OutputError, match="has parts already"):
        batch("t.csv", "-o", "none/../scores/")


def test_rows_that_lie_apart_are_named_with_their_freelancer_and_place() -> None:
    rows = [f"{who},{name},A,2024-10-01\n" for name, who in enumerate(("f1", "f2", "f1", "f1", "f3"))]
    Path("apart.csv").write_text("".join(["freelancer,id,client,started\n", *rows]))
    with pytest.raises(InputError) as caught:
        batch("apart.csv", "t.parquet", "-o", "scores.csv")
    told = caught.value.faults[0].message
    assert told.startswith('the rows of 3 freelancers lie apart; "f1" comes again in apart.csv, row 3; "f1" comes')
    with pytest.raises(InputError, match=r'the rows of 1 freelancer lie apart; "f1" comes again in apart\.csv, row 3$'):
        batch("apart.csv", "-o", "scores.csv")


def test_a_row_of_nobody_counts_as_one_more_who_is_set_aside() -> None:
    Path("lost.csv").write_text("freelancer,id,client,started\nf1,a,A,2024-10-01\n,b,A,2024-10-01\n")
    assert batch("lost.csv", "-o", "scores.csv", "--max-bad", "1") == 1
    with pytest.raises(InputError, match="0 of 1 freelancers with faulty rows and 1 row of no freelancer: more than"):
        batch("lost.csv", "-o", "more.csv", "--max-bad", "0")


@pytest.mark.parametrize("sort", [[], ["--sort"]])
def test_payments_of_somebody_without_contracts_are_told_and_the_others_are_scored(sort: list[str]) -> None:
    Path("paid.csv").write_text("freelancer,id,on,amount\nzed,a,2024-10-01,3\n")
    assert batch("t.csv", "--payments", "paid.csv", "-o", "scores.csv", "--bad", "rows.csv", *sort) == 1
    assert pl.read_csv("rows.csv")["freelancer"].to_list() == ["zed"]
    assert len(pl.read_csv("scores.csv")) == 12


def test_the_environment_may_name_the_day_and_it_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JSS_AS_OF", str(DAY))
    monkeypatch.setenv("JSS_POLICY", "upwork-2016")
    assert run(["batch", "t.csv", "-o", "scores.csv", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["environment"] == [f"JSS_AS_OF={DAY}", "JSS_POLICY=upwork-2016"]
    assert (told["as_of"], told["policy"]) == (str(DAY), "upwork-2016")


def test_the_day_is_named() -> None:
    with pytest.raises(UsageError, match="--as-of DAY is missing"):
        run(["batch", "t.csv", "-o", "scores.csv"])


def test_a_full_disk_is_told_and_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pl.DataFrame, "write_ndjson", full)
    with pytest.raises(OutputError, match="no space left on device"):
        batch("t.parquet", "-o", "scores.jsonl")
    assert {path.name for path in Path().iterdir()} == {"t.parquet", "t.csv", "bad.csv"}


def test_no_name_becomes_a_formula() -> None:
    Path("t.csv").write_text("freelancer,id,client,started\n=1+1,a,A,2024-10-01\n")
    batch("t.csv", "-o", "scores.csv")
    assert pl.read_csv("scores.csv")["freelancer"].to_list() == ["'=1+1"]


def test_without_the_extra_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(OutputError, match="needs polars, which is not installed") as caught:
        batch("t.csv", "-o", "scores.csv")
    assert caught.value.faults[0].code == "JSS840"
    assert caught.value.faults[0].hint == "pip install 'jss-cli[batch]'"


@pytest.mark.parametrize("arguments", [["--version"], ["batch", "--help"], ["score", NINE], ["explain", NINE]])
def test_no_other_command_waits_for_what_it_needs(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert not {"polars", "pyarrow", "pyspark"} & imported_by(*arguments)


def test_weights_that_are_too_fine_for_columns_are_refused_before_any_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jss_cli.batch.scoring.MOST_WEIGHT", 1)
    with pytest.raises(UsageError, match="can weigh") as caught:
        batch("t.csv", "-o", "scores.csv")
    assert caught.value.faults[0].code == "JSS845"
    assert isinstance(caught.value, JssError)
    assert not isinstance(caught.value, InputError)
