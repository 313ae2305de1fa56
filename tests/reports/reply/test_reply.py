from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random
from string import Template

import pytest
from conftest import ROOT, Examples
from strategies import random_history

from jss_cli.domain.case import Case
from jss_cli.domain.explanation import Explanation
from jss_cli.domain.history import Contract, Ending, Feedback, History
from jss_cli.domain.report import Answer
from jss_cli.errors import InputError
from jss_cli.explaining.explanation import explain
from jss_cli.files.history import load_history
from jss_cli.files.rulebook import _PolicyFiles
from jss_cli.formats.drawing.screen import Screen
from jss_cli.formats.json import render as render_json
from jss_cli.formats.md import render as render_md
from jss_cli.formats.plain import render as render_plain
from jss_cli.reports.reply.facts import CONFIDENTIAL, Audience
from jss_cli.reports.reply.reply import ReplyResult, reply_report, reply_result

NUMBER = re.compile(r"\d+(?:\.\d+)?")
HIDDEN = "Zebra"  # begins every client, title and note of the random histories: no sentence of ours has it


def explained(history: History, day: date) -> Explanation:
    return explain(Case(history, day, _PolicyFiles(), "file", source="history.yaml"))


def replied(history: History, day: date, audience: Audience = "client") -> ReplyResult:
    return reply_result(explained(history, day), audience, "full")


def secretive(history: History) -> History:
    contracts = [
        replace(c, id=f"{HIDDEN}-{n}", client=f"{HIDDEN} {c.client}", title=f"{HIDDEN} work", notes=f"{HIDDEN}!")
        for n, c in enumerate(history.contracts)
    ]
    return replace(history, contracts=tuple(contracts))


def founding() -> History:
    return load_history(str(ROOT / "sample_histories" / "nine_jobs_75.yaml"))


def test_the_first_sentence_answers_the_question() -> None:
    result = replied(founding(), date(2016, 8, 21))
    answer = next(sentence for sentence in result.sentences if sentence.part == "answer")
    assert answer.text == (
        "Your score is 75 % on 21 August 2016 because 2 of the 8 contracts in its 24-month window do not count as a "
        "success."
    )
    assert answer.grade == "fact"


def test_the_way_back_and_the_scope_change_are_told() -> None:
    text = replied(founding(), date(2016, 8, 21)).text
    assert "it takes 12 more good contracts now, 6 by 10 December 2016, or 3 by 16 January 2017." in text
    assert "counted as one, they would give 86 %." in text


def test_in_brief_there_is_an_answer_the_reasons_and_what_helps() -> None:
    result = reply_result(explained(founding(), date(2016, 8, 21)), "client", "brief")
    assert [sentence.part for sentence in result.sentences] == ["answer", "reasons", "reasons", "helps"]


def test_a_client_safe_reply_names_nobody_and_holds_no_private_answer(examples: Examples) -> None:
    rng = Random("discreet")  # noqa: S311 - test data
    for _ in examples(20):
        history, day = random_history(rng, rng.randrange(7))
        result = replied(secretive(history), day)
        answer = Answer(result, reply_report(result))
        for render in (render_json, render_md, render_plain):
            text = render(answer, Screen())
            assert HIDDEN not in text
            assert "private answer" not in text.replace("Without a private answer", "")
            assert "{" not in text or render is render_json


def test_every_number_of_a_reply_stands_in_its_json_at_the_path_it_names(examples: Examples) -> None:
    rng = Random("traceable")  # noqa: S311 - test data
    for _ in examples(20):
        history, day = random_history(rng, rng.randrange(9))
        result = replied(history, day)
        document = json.loads(render_json(Answer(result, reply_report(result)), Screen()))
        for sentence in document["sentences"]:
            text = sentence["text"]
            for cited in sentence["cited"]:
                assert value_at(document, cited["path"]) == cited["value"]
            known = " ".join(cited["value"] for cited in sentence["cited"])
            assert set(NUMBER.findall(text)) <= set(NUMBER.findall(known))
            assert text in document["text"]


def value_at(document: object, path: str) -> str:
    for step in path.split("."):
        document = document[int(step) if step.isdigit() else step]  # type: ignore[index]  # of a document of JSON
    return str(document)


def test_what_rests_on_private_answers_is_told_together_and_of_no_contract() -> None:
    day = date(2018, 3, 1)
    answers = (10, 10, 10, 10, 2, 7)
    contracts = (said(f"c{number}", Decimal(5), answer) for number, answer in enumerate(answers))
    result = replied(History(tuple(contracts)), day)
    (cause,) = result.facts.causes
    assert (cause.label, cause.rule, cause.words, cause.contracts) == ("", "", CONFIDENTIAL, 2)
    assert "Feedback that is partly confidential on 2 contracts costs 50.0 points." in result.text
    told = replied(History(tuple(said(f"c{n}", Decimal(5), a) for n, a in enumerate(answers))), day, "internal").text
    assert "Contract c4 (c4) costs 33.3 points: private answer 2 of 10." in told


def said(name: str, stars: Decimal, recommend: int) -> Contract:
    ended = date(2018, 2, 1)
    done = Ending("client", "completed")
    return Contract(name, name, ended, ended=ended, earned=Decimal(9), feedback=Feedback(stars, recommend), ending=done)


def test_a_template_gets_the_parts_it_names() -> None:
    explanation = explained(founding(), date(2016, 8, 21))
    text = reply_result(explanation, "client", "brief", Template("Hi,\n\n$answer\n\n$score for $$5")).text
    assert text.startswith("Hi,\n\nYour score is 75 %")
    assert text.endswith("75 for $5")


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("$anser", 'unknown place "$anser"'),
        ("costs $ 5", "begins no place"),
        (" \n", "nothing in the template"),
    ],
)
def test_a_wrong_place_of_a_template_is_refused_with_those_that_exist(template: str, message: str) -> None:
    explanation = explained(founding(), date(2016, 8, 21))
    with pytest.raises(InputError) as raised:
        reply_result(explanation, "client", "full", Template(template))
    (fault,) = raised.value.faults
    assert message in fault.message
    assert "$answer" in fault.hint


def test_a_history_cannot_fill_a_template() -> None:
    contract = replace(said("$answer", Decimal(1), 10), client="$score", title="$reasons ${x}")
    history = History((contract, *(said(f"c{n}", Decimal(5), 3) for n in range(5))))
    text = replied(history, date(2018, 3, 1), "titles").text
    assert "$" not in text or "$reasons ${x}" in text
