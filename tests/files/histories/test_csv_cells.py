from __future__ import annotations

from jss_cli.domain.history import History
from jss_cli.files.document import Document
from jss_cli.files.history import history_of
from jss_cli.files.reading import Reading


def read(text: str, suffix: str) -> History:
    return history_of(Document(f"history.{suffix}", text), Reading())


def test_an_apostrophe_that_guards_nothing_is_a_letter_like_any_other() -> None:
    text = "id,client,started,title\nc1,'s-Gravenhage,2020-01-01,'=1\n"
    (contract,) = read(text, "csv").contracts
    assert (contract.client, contract.title) == ("'s-Gravenhage", "=1")
