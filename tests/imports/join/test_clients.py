from __future__ import annotations

import pytest
from imports.evidences import group, piece

from jss_cli.imports.join.clients import alike_clients, clients_of


def test_contracts_of_one_client_bear_the_name_that_is_believed_first() -> None:
    paid, shown = group(piece("transactions", client="Birch Bakery")), group(piece(client="BIRCH BAKERY LTD"))
    assert {said.value for said in clients_of([paid, shown]).values()} == {"Birch Bakery"}


def test_a_number_of_the_client_tells_that_two_names_are_one() -> None:
    groups = [group(piece(client="Alder", party="77")), group(piece(client="Alder Studio", party="77"))]
    assert len({said.value for said in clients_of(groups).values()}) == 1
    assert clients_of([group(piece(title="Logo"))]) == {}


def test_where_the_own_files_have_the_same_name_it_is_theirs() -> None:
    one, other = group(piece(file="a", client="Alder")), group(piece(file="b", client="Alder"))
    assert clients_of([one, other])[id(other)].file == "b"


def test_names_that_look_alike_are_asked_about() -> None:
    (asked,) = alike_clients(["Alder Studio", "Alder Studios", "Elm School"])
    assert asked.text == 'are "Alder Studio" and "Alder Studios" one client?'


@pytest.mark.parametrize("names", [[f"client {n}" for n in range(301)], [f"{n}".zfill(61) for n in range(101)]])
def test_of_more_clients_or_longer_names_than_are_compared_it_is_said_that_none_is(names: list[str]) -> None:
    (asked,) = alike_clients(names)
    assert asked.text == (
        f"is one of the {len(names)} clients another one too? So many names are not compared: "
        "at most 300 of 6,000 letters in all"
    )
