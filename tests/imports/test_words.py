"""The words of six languages, and days that are written with the names of months."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest

from jss_cli.imports.words import folded, is_open, languages, months, named_day

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
        assert language.total
        assert language.none
        assert language.open


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
    assert folded(text) == folded(word)


@pytest.mark.parametrize(
    "text",
    [
        "Feb 3, 2025",
        "February 3rd, 2025",
        "3 February 2025",
        "3. Feb. 2025",
        "3 de febrero de 2025",
        "3 de fev. de 2025",
        "3 févr. 2025",
        "3 лютого 2025 року",
        "2025-02-03",
        "2025-2-3",
    ],
)
def test_a_day_with_the_name_of_its_month_has_one_reading(text: str) -> None:
    assert named_day(text) == date(2025, 2, 3)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Feb 2025",
        "Feb 3, 25",
        "Feb 30, 2025",
        "03/04/2025",
        "3 Foo 2025",
        "Feb 3, 2025 at 5",
        "2025-13-01",
        "Feb 3, 1066",
    ],
)
def test_what_is_no_day_or_has_two_readings_is_none(text: str) -> None:
    assert named_day(text) is None


@pytest.mark.parametrize("text", ["Present", "OFFEN", "en curso", "atual", "в", "триває"])
def test_words_for_what_goes_on_are_known(text: str) -> None:
    assert is_open(text) == (text != "в")
