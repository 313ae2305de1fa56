from __future__ import annotations

import pytest

from jss_cli.domain.answer import Answer
from jss_cli.domain.catalogue import CodeTopic, ErrorEntry
from jss_cli.domain.report import Headline, Note, Table
from jss_cli.errors import InputError
from jss_cli.files.catalogue import find_entry, load_catalogue
from jss_cli.reports.rules.rule import codes_answer, rule_answer
from jss_cli.reports.rules.rule_result import CodesResult, TopicResult

CATALOGUE = load_catalogue()


def explained(word: str) -> Answer:
    return rule_answer(find_entry(CATALOGUE, word))


def notes(answer: Answer) -> list[Note]:
    return [block for block in answer.report.blocks if isinstance(block, Note)]


def test_the_list_holds_every_code_once() -> None:
    result = codes_answer(CATALOGUE).result
    assert isinstance(result, CodesResult)
    codes = [code.code for code in result.codes]
    assert codes == sorted(set(codes))
    assert {code.kind for code in result.codes} == {"rule", "clause", "error"}


def test_a_rule_is_explained_era_by_era() -> None:
    result = explained("JSS221").result
    assert isinstance(result, TopicResult)
    assert [(version.policies[0], version.outcome) for version in result.versions] == [
        ("upwork-2015", "neutral"),
        ("upwork-2020-11", "excluded"),
        ("upwork-2024-09", "excluded"),
    ]
    assert {source.key for source in result.sources} == {"S7", "S10", "S31"}


def test_each_explanation_is_told_once_with_the_era_that_began_it() -> None:
    labels = [note.label for note in notes(explained("JSS221"))]
    eras = ("", ", from upwork-2020-11", ", from upwork-2024-09")
    assert labels == [f"{label}{era}" for label in ("Because", "What to do") for era in eras]


@pytest.mark.parametrize("word", ["JSS214", "jss214", "stars-middling", "Stars-Middling"])
def test_code_and_name_find_the_same_rule(word: str) -> None:
    entry = find_entry(CATALOGUE, word)
    assert isinstance(entry, CodeTopic)
    assert entry.code == "JSS214"


@pytest.mark.parametrize("entry", CATALOGUE.entries, ids=lambda entry: entry.code)
def test_everything_can_be_explained(entry: CodeTopic | ErrorEntry) -> None:
    answer = rule_answer(entry)
    headline = answer.report.blocks[0]
    assert isinstance(headline, Headline)
    assert headline.label == entry.code
    assert {note.label for note in notes(answer)} >= {"Because", "What to do"}
    assert all(note.text for note in notes(answer))


def test_a_clause_is_explained_without_outcome() -> None:
    tables = [block for block in explained("JSS403").report.blocks if isinstance(block, Table)]
    assert [column.title for column in tables[0].columns] == ["policies", "certainty"]


@pytest.mark.parametrize(
    ("word", "hint"), [("JSS2130", "JSS2"), ("stars-midling", "stars-middling"), ("?", "jss rule")]
)
def test_an_unknown_code_is_refused_with_a_hint(word: str, hint: str) -> None:
    with pytest.raises(InputError) as caught:
        find_entry(CATALOGUE, word)
    assert caught.value.faults[0].code == "JSS905"
    assert hint in caught.value.faults[0].hint
