"""The words of six languages."""

from __future__ import annotations

from itertools import combinations

import pytest

from jss_cli.imports.words import bare_word, is_open_word, languages, months, name_of

FIELDS = {
    "client",
    "title",
    "id",
    "kind",
    "started",
    "ended",
    "earned",
    "refunded",
    "stars",
    "recommend",
    "currency",
    "notes",
}


def test_every_language_has_words_for_every_field_and_twelve_months() -> None:
    assert [language.name for language in languages()] == ["en", "de", "es", "pt", "fr", "uk"]
    for language in languages():
        assert set(language.fields.values()) == FIELDS
        assert set(language.months.values()) == set(range(1, 13))
        assert language.words["total"]
        assert language.words["none"]
        assert language.words["open"]


def test_no_two_languages_disagree_about_the_name_of_a_month() -> None:
    for one, other in combinations(languages(), 2):
        assert {word: one.months[word] for word in one.months.keys() & other.months.keys()}.items() <= months().items()
        assert all(other.months[word] == one.months[word] for word in one.months.keys() & other.months.keys())


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("  Vertrags-Nr. ", "vertrags nr"),
        ("INÍCIO", "inicio"),
        ("n.º de contrato", "n o de contrato"),
        ("donneur d’ordre", "donneur d ordre"),
        ("Клієнт", "клієнт"),
        ("Straße_2", "strasse 2"),
    ],
)
def test_a_word_is_folded_to_what_people_do_not_vary(text: str, word: str) -> None:
    assert bare_word(text) == bare_word(word)


@pytest.mark.parametrize("text", ["Present", "OFFEN", "en curso", "atual", "в", "триває"])
def test_words_for_what_goes_on_are_known(text: str) -> None:
    assert is_open_word(text) == (text != "в")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (" Birch\u00a0 Bakery ", "Birch Bakery"),
        ("Cafe\u0301", "Café"),
        ("'=1+1", "=1+1"),
        ("\ufeffAnn", "Ann"),
        ("a\nb", "a b"),
    ],
)
def test_a_name_keeps_its_letters_and_nothing_else(text: str, name: str) -> None:
    assert name_of(text) == name
