from __future__ import annotations

import pytest
from explore.explored import exploring, nine

from jss_cli.explore.moves import _next_value
from jss_cli.files.histories.fields import FLIPPED

END = "end_reason"


@pytest.mark.parametrize(
    ("header", "opened", "by", "row"),
    [
        ("stars", "4.15", 1, ["4.15", "4.5", "5", None]),
        ("stars", "4.15", -1, ["4.15", "4", "3.5", "3", "2.5", "2", "1.5", "1", None]),
        ("stars", "none", 1, ["none", "5", None]),
        ("stars", "unknown", -1, ["unknown", "1", None]),
        ("recommend", "9", 1, ["9", "10", None]),
        (END, "unknown", 1, ["unknown", "completed", None]),
        (END, "completed", -1, ["completed", "not_needed", "hired_other"]),
        ("disputed", "false", 1, ["false", "true", "false"]),
    ],
)
def test_a_fact_becomes_better_and_with_shift_worse_up_to_its_end(
    header: str, opened: str, by: int, row: list[str | None]
) -> None:
    found: list[str | None] = [opened]
    for _ in row[1:]:
        found.append(_next_value(header, opened, found[-1] or "", by))
    assert found == row


@pytest.mark.parametrize("header", ["stars", "recommend", END])
def test_a_letter_with_shift_takes_back_what_it_did_on_the_way(header: str) -> None:
    for now in FLIPPED[header].answers:
        better = _next_value(header, "unknown", now, 1)
        assert not better or now in {"unknown", "none"} or _next_value(header, "unknown", better, -1) == now


@pytest.mark.parametrize("header", sorted(FLIPPED.keys() - {"stars", "recommend", "earned", END}))
@pytest.mark.parametrize("by", [1, -1])
def test_every_listed_word_that_is_neither_better_nor_worse_is_reached_from_every_other(header: str, by: int) -> None:
    answers = FLIPPED[header].answers
    for opened in answers:
        found: list[str | None] = [opened]
        for _ in answers:
            found.append(_next_value(header, opened, found[-1] or "", by))
        assert set(found) == set(answers)


@pytest.mark.parametrize(
    ("at", "keys", "words"),
    [
        ("c8", "s", ["c8.stars=4.5"]),
        ("c8", "sS", []),
        ("c8", "pp", ["c8.recommend=10"]),
        ("c8", "r", ["c8.end_reason=completed"]),
        ("c8", "R", ["c8.end_reason=completed"]),
        ("c8", "gbmtixk", ["c8.earned=500", "c8.ended_by=freelancer", "c8.feedback_removed=true"]),
        ("c8", "e", ["c8.ended=2016-06-15"]),
        ("c8", "eel", []),
        ("c8", "el", []),
        ("c8", "l", ["c8.ended=2016-08-15"]),
        ("c8", "dd", []),
        ("c8", "d", ["drop:c8"]),
        ("c8", "aaa", ["add:3x500"]),
        ("c8", "awa", ["add:1x500", "wait:2016-09-21", "add:1x500"]),
        ("c8", "ww", ["wait:2016-10-21"]),
        ("c8", "W", ["wait:2018-05-07"]),
    ],
)
def test_every_key_is_written_down_as_what_if_takes_it(at: str, keys: str, words: list[str]) -> None:
    found = list(exploring(nine(), keys, at=at).trial.words)
    assert found[: len(words) or None] == words


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ("c", "c8 has ended; e and l move its end"),
        ("sss", "c8: 5 is the best already; with shift worse; u takes back, : sets any value"),
        ("rr", "c8: completed is the best already; with shift worse"),
        ("P" * 2, "c8: 0 is the worst already; without shift better"),
        ("ds", "c8 is gone; d brings it back if it was dropped, u takes back the last change"),
        ("eee", "contract c8 then ended on 2016-05-15, before it started on 2016-06-06"),
    ],
)
def test_a_key_that_cannot_do_anything_says_why(keys: str, message: str) -> None:
    assert exploring(nine(), keys, at="c8").scene.message.startswith(message)
