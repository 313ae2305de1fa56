from __future__ import annotations

from datetime import date

import pytest

from jss_cli.imports.join.names import own_id, resemble, same_client, same_title


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Birch Bakery", "birch  bakery Ltd."),
        ("Ilex Verlag GmbH", "Ilex Verlag"),
        ("Jara Turismo, S.L.", "JARA TURISMO"),
        ("Kuna Sp. z o.o.", "Kuna"),
        ("Alder Studio Inc", "Alder\u00a0Studio, LLC"),
    ],
)
def test_a_client_is_one_without_case_blanks_signs_and_legal_form(one: str, other: str) -> None:
    assert same_client(one) == same_client(other)


def test_a_legal_form_that_is_the_whole_name_stays() -> None:
    assert same_client("Co") == "co"


def test_titles_are_one_whatever_their_blanks_and_the_width_of_their_letters() -> None:
    assert same_title(" Menu  CARD") == same_title("Menu card") == same_title("Ｍenu card")


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Alder Studio", "Alder Studios", True),
        ("Alder Studio", "Alder Studio Ltd", False),
        ("Alder Studio", "Elm School", False),
        ("clientId 700001", "clientId 700002", False),
    ],
)
def test_names_that_look_alike_and_are_not_one_are_found(one: str, other: str, alike: bool) -> None:
    assert resemble(one, other) is alike


def test_an_own_id_is_the_title_and_the_month_of_the_start_in_plain_letters() -> None:
    assert own_id("Traducción de folleto", date(2025, 11, 3), {}) == "traduccion-de-folleto-2025-11"
    assert own_id("Straße", None, {"strasse": 1}) == "strasse-2"
    assert own_id("меню", date(2025, 11, 3), {}) == "contract-2025-11"
