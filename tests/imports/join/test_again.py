from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from imports.evidences import day, piece

from jss_cli.domain.history import Contract, Feedback, History, Payment
from jss_cli.imports.join.again import (
    Origins,
    _item_of,
    groups_of,
    mark_of,
    marks_in,
    provenance_of,
    shown_in,
    shown_of,
)
from jss_cli.imports.join.pieces import Said

PAID = (Payment(day("2026-03-20"), Decimal(400), "7"),)
TAKEN = (
    Said("client", "Alder", "transactions", "t.csv", "line 2", "read"),
    Said("payments", PAID, "transactions", "t.csv", "line 2", "read"),
    Said("started", day("2026-03-02"), "graphql", "g.json", "data[0].start", "schema"),
    Said("notes", "mine", "history", "history", "c1", "seen"),
)
IMPORTED = Contract(
    "c1",
    "Alder",
    day("2026-03-02"),
    ended=day("2026-03-20"),
    earned=Decimal(400),
    payments=PAID,
    feedback=Feedback(Decimal(5)),
    notes="mine",
    provenance=provenance_of(TAKEN),
)


def test_where_values_came_from_is_kept_by_place_and_what_a_person_wrote_came_from_nowhere() -> None:
    assert [(one.source, one.at, one.of) for one in IMPORTED.provenance] == [
        ("graphql", "data[0]", "started"),
        ("transactions", "line 2", "client payments"),
    ]


def sources_of(contract: Contract) -> dict[str, str]:
    (one,) = groups_of(History((contract,)))
    rows = {f"{row.entry.amount} {row.entry.ref}": row.piece.source for row in one.rows}
    return {name: piece.source for piece in one.pieces for name, _ in piece.evidence.claims} | rows


def test_what_was_imported_is_its_file_s_and_what_a_person_wrote_or_changed_is_hers() -> None:
    assert sources_of(IMPORTED) == {
        "id": "history",
        "client": "transactions",
        "started": "graphql",
        "ended": "history",
        "feedback.stars": "history",
        "notes": "history",
        "400 7": "transactions",
    }
    changed = replace(IMPORTED, started=day("2026-03-03"), payments=(*PAID, Payment(day("2026-04-01"), Decimal(1))))
    told = sources_of(changed)
    assert (told["started"], told["client"], told["400 7"]) == ("history", "transactions", "history")


def test_a_client_that_nobody_named_is_nobody_s_word() -> None:
    assert "client" not in sources_of(Contract("c1", "unknown (c1)", day("2026-03-02")))


def test_an_amount_has_one_mark_however_it_is_written() -> None:
    assert mark_of(Decimal("400.00")) == mark_of(Decimal(400)) != mark_of(Decimal(401))
    (origin,) = provenance_of([Said("unlisted", 1, "graphql", "g.json", "data.totalCount", "schema")])
    assert marks_in(History((), provenance=(origin,))) == {"unlisted": mark_of(1)}


def test_the_place_of_a_json_value_is_its_item() -> None:
    assert (_item_of("data.list[3].start"), _item_of("line 4")) == ("data.list[3]", "line 4")


def test_values_are_shown_with_their_file_and_place() -> None:
    (one,) = shown_of("c1", TAKEN[:1])
    assert (one.contract, one.field, one.value, one.file, one.at) == ("c1", "client", "Alder", "t.csv", "line 2")


def test_a_history_shows_where_its_values_came_from_and_what_a_person_wrote() -> None:
    shown = {one.field: (one.value, one.source, one.at) for one in shown_in(History((IMPORTED,)))}
    assert shown["started"] == ("2026-03-02", "graphql", "data[0]")
    assert shown["payments"] == ("1 of 400.00 in all", "transactions", "line 2")
    assert shown["notes"] == ("mine", "history", "c1")
    assert "id" not in shown


def test_the_item_that_a_contract_was_imported_from_is_known_again_whatever_was_changed_by_hand() -> None:
    shown = piece("graphql", file="g.json", started="2026-03-02", title="Logo")
    taken = [Said(name, claim.value, "graphql", "g.json", "line 2", "read") for name, claim in shown.evidence.claims]
    changed = replace(IMPORTED, title="mine", started=day("2020-01-01"), provenance=provenance_of(taken))
    (one,) = groups = groups_of(History((changed,)))
    assert Origins(groups).of(shown) is one
    assert Origins(groups).of(replace(shown, file="other.json")) is None
    assert Origins(groups).of(piece("graphql", file="g.json", started="2026-03-02", title="Menu")) is None
