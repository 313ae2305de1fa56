from __future__ import annotations

import pytest
from spoken import HISTORY, SCOPE, Answers, answers

from jss_cli.domain.history import History
from jss_cli.errors import InputError
from jss_cli.imports.interview.conversation import interview


def held(person: Answers) -> tuple[History, list[History]]:
    kept: list[History] = []
    return interview(HISTORY, SCOPE, person, kept.append, with_paste=False), kept


def test_the_history_is_kept_after_each_answer_that_changes_it() -> None:
    found, kept = held(answers("120", "13", "", "400"))
    assert kept[-1] == found
    assert [len(one.contracts) for one in kept] == [2, 2, 2]


def test_a_question_mark_explains_and_asks_again() -> None:
    person = answers("?", "120")
    held(person)
    assert person.asked[0] == person.asked[1]
    assert any("before fees" in line for line in person.told)


def test_back_asks_the_question_before_again_and_says_where_there_is_none() -> None:
    person = answers("<", "120", "<", "130")
    found, _ = held(person)
    assert "this is the first question" in person.told
    assert person.asked[1] == person.asked[3] == "[1 of 2] Amount in USD, Enter = not known: "
    assert str(found.contracts[0].earned) == "130"


@pytest.mark.parametrize("lines", [(".",), ()])
def test_a_dot_ends_it_as_the_end_of_the_answers_does(lines: tuple[str, ...]) -> None:
    person = answers(*lines)
    _, kept = held(person)
    assert (len(person.asked), kept) == (1, [])


def test_an_answer_that_is_none_is_asked_for_again() -> None:
    person = answers("1,200", "1200")
    found, _ = held(person)
    assert "hint: write 1200 or 1.200" in person.told
    assert str(found.contracts[0].earned) == "1200"


def test_an_answer_that_was_written_down_before_cannot_be_given_again() -> None:
    with pytest.raises(InputError, match="is not a plain number") as caught:
        held(answers("1,200", "1200", waits=False))
    assert caught.value.faults[0].file == "answer 1"
