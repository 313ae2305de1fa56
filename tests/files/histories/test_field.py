from __future__ import annotations

import pytest

from jss_cli.files.histories.converters import Grammar
from jss_cli.files.histories.field import Field
from jss_cli.files.histories.fields import CONTRACT_FIELDS, ITEM_FIELDS, TOP_FIELDS
from jss_cli.files.reading import Reading

EVERY = (*CONTRACT_FIELDS, *TOP_FIELDS, *(field for fields in ITEM_FIELDS.values() for field in fields))


@pytest.mark.parametrize("field", EVERY, ids=lambda field: field.name)
def test_every_field_says_in_a_sentence_what_it_is_and_what_it_looks_like(field: Field) -> None:
    assert field.about[0].isupper()
    assert field.about.endswith(".")
    assert field.example


@pytest.mark.parametrize("field", EVERY, ids=lambda field: field.name)
def test_an_empty_text_is_the_value_of_a_field_that_is_absent(field: Field) -> None:
    if not field.required:
        assert Grammar(Reading()).converter(field)("") == field.absent
