from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from random import Random

import pytest
from strategies import random_history

from jss_cli.domain.case import Case
from jss_cli.domain.history import History
from jss_cli.domain.scenario import Changed, Counterfactual, Scenario
from jss_cli.errors import UsageError
from jss_cli.explaining.next.applying import apply
from jss_cli.explaining.next.counterfactual import counterfactual
from jss_cli.files.changes import parse_change
from jss_cli.files.document import SourceText
from jss_cli.files.history import _history_of
from jss_cli.files.policy import load_policy
from jss_cli.files.reading import Reading
from jss_cli.files.rulebook import _PolicyFiles
from jss_cli.files.scenario import refuse_contradictions
from jss_cli.files.writing import write_history
from jss_cli.scoring.scoring import score_history

DAY = date(2016, 8, 21)


def applied(history: History, *texts: str, day: date = DAY) -> Changed:
    return apply(Case(history, day, _PolicyFiles()), Scenario(tuple(map(parse_change, texts))))


def asked(history: History, *texts: str) -> Counterfactual:
    return counterfactual(Case(history, DAY, _PolicyFiles()), applied(history, *texts))


@pytest.mark.parametrize(
    ("texts", "before", "after"),
    [
        (["merge:c5+c6"], 75, 86),
        (["c8.recommend=9"], 75, 88),
        (["drop:c8"], 75, 86),
        (["drop:c5", "drop:c8"], 75, 100),
        (["add:12x100"], 75, 90),
        (["add:11x100"], 75, 89),
        (["wait:2016-12-10", "add:6x100"], 75, 90),
        (["add:3x100", "wait:2017-01-16"], 75, 100),
        (["policy:upwork-2016+tiered"], 75, 81),
    ],
)
def test_changes_give_the_score_they_should(founding: History, texts: list[str], before: int, after: int) -> None:
    found = asked(founding, *texts)
    assert (found.before.score.whole, found.after.score.whole) == (before, after)
    assert sum(row.points for row in found.bridge.rows) == found.bridge.points


def test_a_history_that_no_file_could_hold_is_refused(founding: History) -> None:
    with pytest.raises(UsageError, match="before it started"):
        refuse_contradictions(applied(founding, "c8.ended=2016-01-01").history, 100)
    with pytest.raises(UsageError, match="is no contract of this file"):
        refuse_contradictions(applied(founding, "c9.continues=c99").history, 100)
    with pytest.raises(UsageError, match="there would be 12 contracts, more than 11"):
        refuse_contradictions(applied(founding, "add:3x50").history, 11)
    refuse_contradictions(applied(founding, "drop:c5").history, 8)


def test_what_if_equals_editing_the_file_by_hand() -> None:
    """The cell of a CSV file, edited, gives the history and the score that the change gives."""
    rng = Random("by hand")  # noqa: S311 - test data
    edits = {
        "stars": ("1", "4.15", "5"),
        "recommend": ("0", "8", "10", "none", "unknown"),
        "end_reason": ("completed", "unresponsive", "unknown"),
        "client_standing": ("ok", "flagged"),
        "client": ("K1", "somebody else"),
        "feedback_removed": ("true", "false"),
    }
    for _ in range(80):
        history, day = random_history(rng, rng.randrange(2, 9), day=date(2017, 1, 1) + timedelta(rng.randrange(3000)))
        ended = [contract for contract in history.contracts if contract.ended]
        contract = rng.choice(ended or history.contracts)
        column = rng.choice(list(edits))
        value = rng.choice(edits[column])
        if column == "end_reason" and contract.ended is None:
            continue
        changed = applied(history, f"{contract.id}.{column}={value}", day=day).history
        edited = _history_of(
            SourceText("h.csv", with_cell(write_history(history, "csv"), contract.id, column, value)), Reading()
        )
        assert edited == changed
        policy = load_policy(None, day)
        assert score_history(edited, policy, day) == score_history(changed, policy, day)


def with_cell(text: str, name: str, column: str, value: str) -> str:
    """A CSV text with one cell otherwise, as a person would edit it in a spreadsheet."""
    top = [line for line in text.splitlines(keepends=True) if line.startswith("#")]
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("".join(top)))))
    columns = list(dict.fromkeys((*rows[0], column)))
    for row in rows:
        if row["id"] == name:
            row[column] = value
    stream = io.StringIO()
    writer = csv.DictWriter(stream, columns, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return "".join(top) + stream.getvalue()
