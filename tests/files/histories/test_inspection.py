from __future__ import annotations

from datetime import date

import pytest
from texts import READING, read, refused

from jss_cli.domain.history import UNKNOWN, Contract
from jss_cli.errors import InputError, Position
from jss_cli.files.document import SourceText
from jss_cli.files.histories.careful import inspect
from jss_cli.files.histories.converters import Grammar
from jss_cli.files.histories.format import reader_of
from jss_cli.files.reading import Reading


@pytest.mark.parametrize(("field", "value"), [("payments", "amount: 1"), ("interim", "stars: 5")])
@pytest.mark.parametrize(("count", "longest"), [(700, 10_000), (3, 40)])
def test_a_long_list_of_short_values_is_read(field: str, value: str, count: int, longest: int) -> None:
    items = ", ".join(f"{{on: 2024-02-{1 + number % 28:02}, {value}}}" for number in range(count))
    text = f"- {{id: c1, client: A, started: 2024-01-08, {field}: [{items}]}}"
    (contract,) = read(text, "h.yaml", Reading(max_field=longest)).contracts
    assert len(getattr(contract, field)) == count
    assert contract.earned == (count if field == "payments" else UNKNOWN)


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("h.csv", "id,client,started,{}\nc1,A,2024-01-08,z\n", Position(1, 19)),
        ("h.csv", "#{},z\nid,client,started\n", Position(1, 2)),
        ("h.yaml", "- {{id: c1, client: A, started: 2024-01-08, ? {} : z}}\n", Position(1, 46)),
        ("h.json", '[{{"id": "c1", "client": "A", "started": "2024-01-08", "{}": "z"}}]', Position(1, 55)),
    ],
)
def test_the_name_of_a_field_of_ones_own_is_no_longer_than_what_every_format_can_write(
    name: str, text: str, place: Position
) -> None:
    assert read(text.format("x_" + "a" * 98), name)
    with pytest.raises(InputError) as caught:
        read(text.format("x_" + "a" * 99), name)
    assert [(fault.code, fault.position) for fault in caught.value.faults] == [("JSS982", place)]


C1 = "id: c1, client: A, started: 2024-01-08"


@pytest.mark.parametrize(
    ("fields", "place", "message"),
    [
        ("stars: 4", "1:44 JSS912", 'contract c1: unknown field "stars"'),
        ("feedback: {satrs: 4}", "1:55 JSS912", 'contract c1: unknown field "feedback.satrs"'),
        ("as_of: 2024-01-08", "1:44 JSS912", 'contract c1: unknown field "as_of"'),
        ("earned: [5]", "1:52 JSS913", "contract c1: earned: expected an amount such as 1200.50, found a list"),
        (
            "feedback: 5",
            "1:54 JSS913",
            'contract c1: feedback: expected fields with values, such as {stars: 5}, found "5"',
        ),
        ("feedback: {stars: 6}", "1:62 JSS927", 'contract c1: feedback.stars is not within 1 to 5: "6"'),
        (
            "feedback.stars: 4, feedback: {stars: 4}",
            "1:74 JSS976",
            'contract c1: "feedback.stars" is given twice; the first stands in line 1',
        ),
        ("payments: [{on: 2024-02-01}]", "1:55 JSS911", 'contract c1: payments no. 1: "amount" is missing'),
        ("payments: [2024-02-01=5, x]", "1:69 JSS933", "contract c1: payments no. 2"),
        ("payments: [[]]", "1:55 JSS913", "contract c1: payments no. 1: expected a day with a value, found a list"),
        ("x_own: []", "1:51 JSS913", "contract c1: x_own: expected a text, found a list"),
    ],
)
def test_what_stands_wrongly_in_a_contract_is_told_by_its_name_at_its_place(
    fields: str, place: str, message: str
) -> None:
    ((found, said),) = refused(f"- {{{C1}, {fields}}}\n")
    assert found == place
    assert said.startswith(message)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (f"- {{{C1}, stars: 4}}\n", "write it as feedback: {stars: ...}"),
        (f"- {{{C1}, company: B}}\n", 'did you mean "client"?'),
        (f"- {{{C1}, feedback: {{satrs: 4}}}}\n", 'did you mean "feedback.stars"?'),
        (f"- {{{C1}, as_of: 2024-01-08}}\n", "as_of stands once, at the top of the file"),
        (f"- {{{C1}, zzzz: 4}}\n", "`jss schema history` lists the known ones; a field of your own begins with x_"),
        ("curency: EUR\ncontracts: []\n", 'did you mean "currency"?'),
        ("contract: []\n", 'did you mean "contracts"?'),
        ("client: A\ncontracts: []\n", "client stands in a contract; put the contracts into a list under `contracts:`"),
        (f"- {{{C1}, payments: [{{on: 2024-02-01, amount: 5, zzzz: 1}}]}}\n", "known here: on, amount, ref"),
    ],
)
def test_an_unknown_field_is_answered_with_the_one_that_was_meant(text: str, hint: str) -> None:
    with pytest.raises(InputError) as caught:
        read(text)
    assert hint in [fault.hint for fault in caught.value.faults]


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL"])
def test_a_field_with_nothing_in_it_is_absent(nothing: str) -> None:
    (contract,) = read(
        f"- {{{C1}, title: {nothing}, earned: {nothing}, feedback: {nothing}, x_a: {nothing}}}"
    ).contracts
    assert contract == Contract("c1", "A", date(2024, 1, 8))


def test_a_null_in_quotes_is_a_text_to_the_careful_road_too() -> None:
    document = SourceText("h.yaml", f'- {{{C1}, title: "~", notes: ~}}')
    (contract,) = inspect(reader_of(document, Grammar(READING))).contracts
    assert (contract.title, contract.notes) == ("~", "")


def test_a_contract_is_named_by_its_id_or_else_by_its_number() -> None:
    text = f"- {{{C1}}}\n- {{client: A, started: 2024-01-08}}\n- words\n- {{id: c4, client: A}}\n"
    assert refused(text) == [
        ("2:3 JSS911", 'contract no. 2: "id" is missing'),
        ("3:3 JSS913", 'contract no. 3: expected fields with values, such as `id: c1`, found "words"'),
        ("4:3 JSS911", 'contract c4: "started" is missing'),
    ]
