from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from seen_cases import FOUR_JOBS

from jss_cli import api
from jss_cli.api import answered, pages
from jss_cli.domain.case import Case
from jss_cli.domain.history import Feedback, Observation
from jss_cli.errors import InputError, JssError, UsageError
from jss_cli.shell.cli import run

pytestmark = pytest.mark.usefixtures("weighed_once")

NAN = float("nan")
NINE = "sample_histories/nine_jobs_75.yaml"
NEVER = "sample_histories/never_started_75.yaml"
FELL = "sample_histories/fell_by_itself.yaml"


@pytest.fixture(autouse=True)
def _in_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")


def row(**cells: object) -> dict[str, object]:
    return {"id": "c1", "client": "A", "started": date(2016, 6, 1), **cells}


class NotATime(datetime):
    """As pandas.NaT: a datetime that is unlike itself."""

    __hash__ = datetime.__hash__

    def __eq__(self, other: object) -> bool:
        return False

    def __ne__(self, other: object) -> bool:
        return True


class NAType:
    """As pandas.NA: it does not say whether it is unlike itself."""

    __hash__ = object.__hash__

    def __eq__(self, other: object) -> Any:
        return self

    def __ne__(self, other: object) -> Any:
        return self

    def __bool__(self) -> bool:
        raise TypeError("boolean value of NA is ambiguous")


ANSWERS: dict[str, tuple[Callable[[Case], api.Answered], list[str]]] = {
    "score": (api.score, ["score", NINE]),
    "score below": (lambda case: api.score(case, fail_under=90), ["score", NINE, "--fail-under", "90"]),
    "explain": (api.explain, ["explain", NINE]),
    "check": (api.check, ["check", NINE]),
    "timeline": (lambda case: api.timeline(case, below=80), ["timeline", NINE, "--below", "80"]),
    "diff": (api.diff, ["diff", NINE]),
    "diff rules": (
        lambda case: api.diff(case, policy="upwork-2016+tiered"),
        ["diff", NINE, "--policy", "upwork-2016+tiered", "--policy", "upwork-2016"],
    ),
    "diff two": (lambda case: api.diff(case, api.open_history(FELL)), ["diff", NINE, FELL]),
    "what-if": (lambda case: api.what_if(case, "merge:c5+c6"), ["what-if", NINE, "merge:c5+c6"]),
    "plan": (lambda case: api.plan(case, 95, per_month=2), ["plan", NINE, "--to", "95", "--per-month", "2"]),
    "infer": (lambda _: api.infer(api.open_history(NEVER)), ["infer", NEVER]),
    "infer other": (
        lambda _: api.infer(
            api.open_history(NEVER), observed=[Observation(date(2019, 6, 2), 50)], priors=["suspected=8"]
        ),
        ["infer", NEVER, "--observed", "50@2019-06-02", "--prior", "suspected=8"],
    ),
    "reply": (lambda case: api.reply(case, tone="brief"), ["reply", NINE, "--tone", "brief"]),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_is_what_its_command_prints(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    ask, command = ANSWERS[name]
    policy = "upwork-2016" if "upwork-2016" in command else None
    answer = ask(api.open_history(NINE, policy=policy))
    texts = {"json": answer.to_json(), "terminal": answer.to_text(), "md": answer.to_markdown()}
    for format_name, written in texts.items():
        assert run([*command, "--format", format_name]) == answer.exit_code
        assert written == capsys.readouterr().out
    assert answer.to_dict() == json.loads(answer.to_json())


def test_the_choice_about_an_open_contract_is_what_its_command_prints(capsys: pytest.CaptureFixture[str]) -> None:
    case = api.open_history(NINE, as_of=date(2016, 7, 1))
    run(["plan", NINE, "--as-of", "2016-07-01", "--contract", "c8", "--format", "json"])
    assert api.close_or_wait(case, "c8").to_json() == capsys.readouterr().out


def test_a_saved_result_is_an_end_of_a_difference(tmp_path: Any) -> None:
    (saved := tmp_path / "saved.json").write_text(api.explain(api.open_history(NINE)).to_json())
    end = api.open_end(str(saved))
    assert api.diff(end, api.open_history(NINE)).to_dict()["points"] == 0
    with pytest.raises(UsageError, match="is a saved result"):
        api.diff(end)


WRITTEN = """#as_of,2016-08-21
id,client,title,started,ended,earned,stars,recommend,end_reason,disputed,x_note
c1,A,Logo,2016-06-01,2016-07-01,1200.5,4.15,,completed,true,
c2,B,"=1, 2",2016-06-02,,,,9,,,'=own
"""
ROWS: list[dict[str, object]] = [
    {
        "id": "c1",
        "client": "A",
        "title": "Logo",
        "started": date(2016, 6, 1),
        "ended": datetime(2016, 7, 1),  # noqa: DTZ001 - as a data frame has it
        "earned": 1200.5,
        "stars": Decimal("4.15"),
        "recommend": NAN,
        "end_reason": "completed",
        "disputed": True,
    },
    {
        "id": "c2",
        "client": "B",
        "title": "=1, 2",
        "started": "2016-06-02",
        "ended": NotATime(2016, 1, 1),
        "earned": None,
        "stars": NAType(),
        "recommend": 9.0,
        "x_note": "=own",
    },
]


def test_a_path_a_text_and_rows_give_the_same_history(tmp_path: Any) -> None:
    (path := tmp_path / "h.csv").write_text(WRITTEN)
    day = date(2016, 8, 21)
    by_path = api.open_history(path)
    by_text = api.open_history(text=WRITTEN, format="csv")
    by_rows = api.open_history(rows=iter(ROWS), as_of=day)
    assert by_path.history == by_text.history == replace(by_rows.history, as_of=day)
    assert by_path.history.contracts[0].feedback == Feedback(Decimal("4.15"))
    assert (by_path.source, by_text.source, by_rows.source) == (str(path), "<text>", "<rows>")
    assert by_path.digest == by_text.digest


ERRORS: list[tuple[Callable[[], object], type[JssError], str]] = [
    (lambda: api.open_history("none.yaml"), InputError, "JSS984"),
    (lambda: api.open_history(NINE, policy="upwork-1999"), InputError, "JSS951"),
    (lambda: api.open_history(text="contracts: ["), InputError, "JSS972"),
    (lambda: api.open_history(text=""), InputError, "JSS910"),
    (lambda: api.open_history(text="x", format="xlsx"), UsageError, "JSS903"),
    (lambda: api.timeline(nine(), first=date(2017, 1, 1), last=date(2016, 1, 1)), UsageError, "JSS906"),
    (lambda: api.plan(nine(), by=date(2015, 1, 1)), UsageError, "JSS906"),
    (lambda: api.close_or_wait(nine(), "c1"), UsageError, "JSS909"),
    (lambda: api.what_if(nine()), UsageError, "JSS909"),
    (lambda: api.what_if(nine(), "drop:c99"), UsageError, "JSS909"),
    (lambda: api.infer(nine(), priors=["x=1"]), UsageError, "JSS935"),
    (lambda: api.infer(nine(), priors=["recommend:9=40", "recommend:9=50"]), UsageError, "JSS935"),
    (lambda: api.infer(api.open_history(rows=[row()])), UsageError, "JSS937"),
    (lambda: api.reply(nine(), template="none.txt"), InputError, "JSS984"),
    (lambda: api.open_histories(["none.yaml", NINE, "nor.csv"]), InputError, "JSS984"),
]


def test_no_day_is_named_that_could_not_be_asked_about() -> None:
    told = api.explain(api.open_history(text="contracts: []\n", as_of=date(2100, 12, 31))).to_text(200)
    assert "None is computed until 2100." in " ".join(told.split())


class Mute:
    """A value that has no text."""

    def __str__(self) -> str:
        raise ValueError

    def __eq__(self, other: object) -> bool:
        raise RuntimeError

    __hash__ = object.__hash__


FAR: Any = date(9999, 12, 31)
ANY: Any = Path("none.yaml")
BEYOND: list[tuple[Callable[[], object], str, str]] = [
    (lambda: api.open_history(NINE, as_of=FAR), "JSS903", '"9999-12-31" is not a day'),
    (lambda: api.open_history(NINE, as_of=datetime(2016, 8, 21, tzinfo=UTC)), "JSS903", '00:00+00:00" is not a day'),
    (lambda: api.open_history(NINE, as_of=ANY), "JSS903", '"none.yaml" is not a day'),
    (lambda: api.open_end(NINE, as_of=FAR), "JSS903", "is not a day"),
    (lambda: api.open_histories([NINE], as_of=FAR), "JSS903", "is not a day"),
    (lambda: api.open_history(NINE, policy=ANY), "JSS950", "the policy cannot be read"),
    (lambda: api.open_history(rows=[row()], format="csv"), "JSS902", "rows are given, which have no format"),
    (lambda: api.open_history(rows=[row(earned=10**5000)]), "JSS921", 'earned has too many digits: "int"'),
    (lambda: api.open_history(rows=[row(title=Mute())]), "JSS913", 'title is no value of a row: "Mute"'),
    (lambda: api.score(nine(), fail_under=300), "JSS902", 'fail_under is a whole number from 0 to 100, not "300"'),
    (lambda: api.explain(nine(), top=-1), "JSS902", 'top is a whole number of at least 1, not "-1"'),
    (lambda: api.explain(nine()).to_text(width=19), "JSS902", 'width is a whole number of at least 20, not "19"'),
    (lambda: api.timeline(nine(), first=date(1, 1, 1)), "JSS903", "is not a day"),
    (lambda: api.timeline(nine(), last=FAR), "JSS903", "is not a day"),
    (lambda: api.timeline(nine(), below=0), "JSS902", "below is a whole number from 1 to 100"),
    (lambda: api.timeline(nine(), above=101), "JSS902", "above is a whole number from 1 to 100"),
    (lambda: api.diff(nine(), first=FAR), "JSS903", "is not a day"),
    (lambda: api.diff(nine(), top=0), "JSS902", "top is a whole number"),
    (lambda: api.what_if(nine(), "drop:c8", most=0), "JSS902", "most is a whole number"),
    (lambda: api.what_if(nine(), "drop:c8", top=0), "JSS902", "top is a whole number"),
    (lambda: api.plan(nine(), 101), "JSS902", 'target is a whole number from 1 to 100, not "101"'),
    (lambda: api.plan(nine(), 90.5), "JSS902", 'not "90.5"'),  # type: ignore[arg-type]
    (lambda: api.plan(nine(), size=Decimal("NaN")), "JSS903", '--size "NaN"'),
    (lambda: api.plan(nine(), size=Decimal(-5)), "JSS903", '--size "-5"'),
    (lambda: api.plan(nine(), per_month=0), "JSS902", "per_month is a whole number from 1 to 1000"),
    (lambda: api.plan(nine(), by=FAR), "JSS903", "is not a day"),
    (lambda: api.infer(nine(), top=0), "JSS902", "top is a whole number"),
    (lambda: api.reply(nine(), audience=ANY), "JSS903", 'no audience is called "none.yaml"'),
    (lambda: api.reply(nine(), tone=ANY), "JSS903", 'no tone is called "none.yaml"'),
]


@pytest.mark.parametrize(("ask", "code", "message"), BEYOND)
def test_an_argument_beyond_its_bounds_is_refused_in_the_words_of_the_command_line(
    ask: Callable[[], object], code: str, message: str
) -> None:
    with pytest.raises((UsageError, InputError)) as caught:
        ask()
    assert caught.value.faults[0].code == code
    assert message in caught.value.faults[0].message


def nine() -> Case:
    return api.open_history(NINE)


@pytest.mark.parametrize(("ask", "kind", "code"), ERRORS)
def test_what_cannot_be_answered_is_an_error_with_its_faults(
    ask: Callable[[], object], kind: type[JssError], code: str
) -> None:
    with pytest.raises(kind) as caught:
        ask()
    assert caught.value.faults[0].code == code


@pytest.mark.parametrize("sources", [{}, {"path": NINE, "text": "x"}, {"text": "x", "rows": []}])
def test_a_history_has_one_source(sources: Any) -> None:
    with pytest.raises(TypeError, match="one of path, text and rows"):
        api.open_history(**sources)


def test_importing_the_api_imports_no_question_and_nothing_heavy() -> None:
    script = "import sys, jss_cli.api; print(*sys.modules)"
    names = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    rooms = {name.split(".")[1] for name in names if name.startswith("jss_cli.")}
    assert rooms <= {"api", "arguments", "dataclass", "domain", "errors", "files", "visible"}
    assert not {"yaml", "rich", "typer", "pydantic", "csv", "json"} & set(names)


def test_a_page_for_oneself_asks_once_what_explains_the_score_that_was_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    real = answered.seen_by

    def seen_by(basis: str, case: Case, *line: Any) -> Any:
        asked.append(basis)
        return real(basis, case, *line)

    monkeypatch.setattr(pages, "seen_by", seen_by)
    api.page(api.open_history(text=FOUR_JOBS.replace("score: 75", "score: 88")), mine=True)
    assert asked == ["seen"]
