from __future__ import annotations

import pytest
from explore.explored import exploring, nine

from jss_cli.explore.moves import _next_value
from jss_cli.files.histories.fields import FLIPPED


@pytest.mark.parametrize(
    ("opened", "by", "row"),
    [
        ("4.15", 1, ["4.15", "4.5", "5", "none", "unknown", "5"]),
        ("4.15", -1, ["4.15", "4", "3.5", "3", "2.5", "2", "1.5", "1", "unknown", "none", "5", "4.5", "4.15"]),
        ("none", 1, ["none", "5", "unknown", "none"]),
        ("unknown", 1, ["unknown", "5", "none", "unknown"]),
        ("unknown", -1, ["unknown", "none", "5", "4.5"]),
    ],
)
def test_stars_become_better_and_with_shift_worse(opened: str, by: int, row: list[str]) -> None:
    now, found = opened, [opened]
    for _ in row[1:]:
        now = _next_value(FLIPPED["stars"].answers, opened, now, by)
        found.append(now)
    assert found == row


@pytest.mark.parametrize("header", ["stars", "recommend"])
def test_a_letter_with_shift_takes_back_what_it_did_from_a_number_on(header: str) -> None:
    answers = FLIPPED[header].answers
    for now in answers:
        better = _next_value(answers, "unknown", now, 1)
        assert now == "unknown" or _next_value(answers, "unknown", better, -1) == now


@pytest.mark.parametrize("header", FLIPPED)
@pytest.mark.parametrize("by", [1, -1])
def test_every_listed_word_is_reached_from_every_other(header: str, by: int) -> None:
    answers = FLIPPED[header].answers
    words = {answer for answer in answers if not answer[0].isdigit()}
    for opened in answers:
        now, met = opened, set()
        for _ in range(2 * len(answers)):
            now = _next_value(answers, opened, now, by)
            met.add(now)
        assert met >= words


@pytest.mark.parametrize(
    ("at", "keys", "words"),
    [
        ("c8", "s", ["c8.stars=4.5"]),
        ("c8", "sS", []),
        ("c8", "pp", ["c8.recommend=none"]),
        ("c8", "r", ["c8.end_reason=completed"]),
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
        ("ds", "c8 is gone; d brings it back if it was dropped, u takes back the last change"),
        ("eee", "contract c8 then ended on 2016-05-15, before it started on 2016-06-06"),
    ],
)
def test_a_key_that_cannot_do_anything_says_why(keys: str, message: str) -> None:
    assert exploring(nine(), keys, at="c8").scene.message.startswith(message)
