from __future__ import annotations

import re

import pytest

from jss_cli.domain.catalogue import Catalogue
from jss_cli.errors import InputError
from jss_cli.files.catalogue import codes, find_entry, load_catalogue


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def test_a_shell_that_asks_for_codes_gets_those_of_the_catalogue_in_order(catalogue: Catalogue) -> None:
    assert codes() == tuple(entry.code for entry in catalogue.entries)
    assert list(codes()) == sorted(codes())


def test_an_error_has_a_name_of_its_own_and_says_why_and_what_to_do(catalogue: Catalogue) -> None:
    assert len(set(catalogue.words())) == len(catalogue.words())
    for error in catalogue.errors:
        assert re.fullmatch("JSS[89][0-9]{2}", error.code)
        assert all((error.title, error.because, error.remedy))


@pytest.mark.parametrize(("word", "code"), [("JSS214", "JSS214"), ("jss910", "JSS910")])
def test_an_entry_is_found_by_its_code(catalogue: Catalogue, word: str, code: str) -> None:
    assert find_entry(catalogue, word).code == code


@pytest.mark.parametrize(
    ("word", "hint"), [("JSS2144", 'did you mean "JSS214"?'), ("qqqq", "jss rule, without a code, lists all of them")]
)
def test_what_is_no_code_is_refused_with_the_nearest(catalogue: Catalogue, word: str, hint: str) -> None:
    with pytest.raises(InputError) as raised:
        find_entry(catalogue, word)
    assert [(fault.code, fault.hint) for fault in raised.value.faults] == [("JSS905", hint)]
