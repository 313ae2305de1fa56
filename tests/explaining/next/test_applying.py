from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest
from strategies import random_history

from jss_cli.domain.case import Case
from jss_cli.domain.history import History, Payment
from jss_cli.domain.scenario import Changed, Counterfactual, Scenario
from jss_cli.errors import UsageError
from jss_cli.explaining.next.applying import _ids_in, apply, counterfactual
from jss_cli.files.changes import parse_change, refuse_contradictions
from jss_cli.files.document import SourceText
from jss_cli.files.histories.tree import cell
from jss_cli.files.history import _history_of
from jss_cli.files.policy import load_policy
from jss_cli.files.reading import Reading
from jss_cli.files.rulebook import _PolicyFiles
from jss_cli.files.writing import write_history
from jss_cli.scoring.scoring import score_history

DAY = date(2016, 8, 21)


def applied(history: History, *texts: str, day: date = DAY) -> Changed:
    return apply(Case(history, day, _PolicyFiles()), Scenario(tuple(map(parse_change, texts))))


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("add:1x50", "you"),
        ("wait:2016-09-01", "you"),
        ("c8.stars=5", "others"),
        ("c1.stars=5", "nobody"),
        ("c8.reason=completed", "others"),
        ("c8.recommend=9", "thought"),
        ("c9.recommend=9", "thought"),
        ("c8.removed=true", "you"),
        ("c8.earned=10", "thought"),
        ("merge:c5+c6", "thought"),
        ("drop:c1", "thought"),
    ],
)
def test_a_change_says_who_can_bring_it_about(founding: History, text: str, agency: str) -> None:
    assert applied(founding, text).agency == (agency,)


def test_an_open_contract_can_be_ended_by_you_and_paid_by_its_client(founding: History) -> None:
    opened = applied(founding, "c9.ended=", "c9.reason=unknown", "c9.ended_by=unknown").history
    assert applied(opened, "c9.ended=2016-09-01", "c9.earned=200").agency == ("you", "thought")
    assert applied(opened, "c9.earned=200").agency == ("others",)


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        (["c88.stars=5"], 'no contract is called "c88"'),
        (["c8.stars=4", "c8.stars=5"], "contradicts c8.stars=4"),
        (["drop:c8", "c8.stars=5"], '"c8" is gone by then'),
        (["merge:c5+c6", "drop:c5"], '"c5" is gone by then'),
        (["merge:c5+c8"], 'c5 is of client "E", c8 of client "G"'),
        (["merge:c5"], "needs two contracts"),
        (["merge:c5+c5"], "needs two contracts"),
        ([f"merge:{'+'.join(f'c{number}' for number in range(201))}"], "+c25+...: merges more than 200 contracts"),
        (["wait:2016-08-20"], "is before 2016-08-21"),
        (["wait:2017-01-01", "wait:2016-12-01"], "is before 2017-01-01"),
        (["policy:upwork-2015", "policy:upwork-2016"], "contradicts policy:upwork-2015"),
    ],
)
def test_what_cannot_be_applied_is_refused(founding: History, texts: list[str], message: str) -> None:
    with pytest.raises(UsageError) as raised:
        applied(founding, *texts)
    assert message in raised.value.faults[0].message


def test_the_same_change_said_twice_is_no_contradiction(founding: History) -> None:
    assert applied(founding, "c8.stars=5", "c8.stars=5").history == applied(founding, "c8.stars=5").history


def test_a_merged_contract_and_an_added_one_can_be_changed_further(founding: History) -> None:
    changed = applied(founding, "merge:c5+c6", "c5+c6.stars=1", "add:2x50", "new-2.stars=2")
    assert [str(c.feedback.stars) for c in changed.history.contracts if c.id in {"c5+c6", "new-2"}] == ["1", "2"]


def test_a_change_finds_what_the_ones_before_it_left(founding: History) -> None:
    changed = applied(founding, "wait:2016-09-01", "add:1x50", "drop:new-1", "add:1x70")
    (added,) = changed.history.contracts[len(founding.contracts) :]
    assert (added.id, added.earned, added.ended) == ("new-1", Decimal(70), date(2016, 9, 1))
    assert changed.day == added.ended


@pytest.mark.parametrize(
    ("names", "found"), [("c5+c6", ["c5", "c6"]), ("a+b+c6", ["a+b", "c6"]), ("a+x", ["a", "x"]), ("c5", ["c5"])]
)
def test_an_id_that_holds_a_plus_sign_is_one_id(founding: History, names: str, found: list[str]) -> None:
    plus = replace(founding.contracts[0], id="a+b")
    assert _ids_in(names, replace(founding, contracts=(plus, *founding.contracts))) == found


@pytest.mark.parametrize(
    ("text", "earned", "payments", "refunded", "refunds"),
    [
        ("c1.refunded=60", "120", (40, 80), "60", (20, 40)),
        ("c1.refunded=0", "120", (40, 80), "0", (0, 0)),
        ("c1.refunds=2016-05-01=7 2016-06-01=8", "120", (40, 80), "15", (7, 8)),
        ("c1.refunds=", "120", (40, 80), "0", ()),
        ("c1.earned=60", "60", (20, 40), "30", (10, 20)),
        ("c1.earned=unknown", "unknown", (), "30", (10, 20)),
        ("c1.payments=2016-05-03=50", "50", (50,), "30", (10, 20)),
    ],
)
def test_a_total_and_the_days_that_sum_to_it_change_together(
    founding: History, text: str, *, earned: str, payments: tuple[int, ...], refunded: str, refunds: tuple[int, ...]
) -> None:
    paid = tuple(Payment(date(2016, 5, day), Decimal(40 * day)) for day in (1, 2))
    back = tuple(Payment(date(2016, 6, day), Decimal(10 * day)) for day in (1, 2))
    first = replace(founding.contracts[0], payments=paid, refunded=Decimal(30), refunds=back)
    contract = applied(replace(founding, contracts=(first,)), text).history.contracts[0]
    assert (cell(contract.earned), cell(contract.refunded)) == (earned, refunded)
    assert tuple(payment.amount for payment in contract.payments) == payments
    assert tuple(refund.amount for refund in contract.refunds) == refunds


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
