from __future__ import annotations

import pytest

from jss_cli.files.document import SourceText
from jss_cli.files.histories.converters import Grammar
from jss_cli.files.histories.formats.yaml import Reader
from jss_cli.files.histories.sheet import IrregularError
from jss_cli.files.reading import Reading


def reader_of(text: str) -> Reader:
    return Reader(SourceText("h.yaml", text), Grammar(Reading()))


def test_texts_stand_with_quotes_or_without_and_a_bare_null_is_nothing() -> None:
    (part,) = reader_of('- {id: 007, title: "null", notes: null, client: a b}\n').sheet().parts
    assert part.columns == {"id": ["007"], "title": ["null"], "notes": [""], "client": ["a b"]}


def test_a_faulty_field_of_the_file_is_left_to_the_careful_road() -> None:
    assert reader_of("currency: EUR\ncontracts: []\n").sheet().top.currency == "EUR"
    with pytest.raises(IrregularError):
        reader_of("currency: eur\ncontracts: []\n").sheet()


def test_a_text_that_a_comment_cuts_off_is_odd() -> None:
    assert [fault.code for fault in reader_of("- id: c1\n  title: login #2\n").oddities()] == ["JSS919"]
    assert not list(reader_of("- id: c1\n  title: 'login #2'\n").oddities())
