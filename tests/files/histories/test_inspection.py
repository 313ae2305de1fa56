from __future__ import annotations

import pytest
from texts import read

from jss_cli.errors import InputError, Position
from jss_cli.files.reading import Reading


@pytest.mark.parametrize(("field", "value"), [("payments", "amount: 1"), ("interim", "stars: 5")])
@pytest.mark.parametrize(("count", "longest"), [(700, 10_000), (3, 40)])
def test_a_long_list_of_short_values_is_read(field: str, value: str, count: int, longest: int) -> None:
    items = ", ".join(f"{{on: 2024-02-{1 + number % 28:02}, {value}}}" for number in range(count))
    text = f"- {{id: c1, client: A, started: 2024-01-08, {field}: [{items}]}}"
    (contract,) = read(text, "h.yaml", Reading(max_field=longest)).contracts
    assert len(getattr(contract, field)) == count
    assert contract.earned == (count if field == "payments" else 0)


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
