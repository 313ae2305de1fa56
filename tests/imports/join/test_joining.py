"""The whole join: the handed exports, and the rules that no single module of it holds."""

from __future__ import annotations

import json
import random
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import permutations
from typing import Any

import pytest
from imports.evidences import day, extract, shown
from imports.files import EXPORTS, handed

from jss_cli.domain.history import Contract, History, Vague
from jss_cli.errors import InputError
from jss_cli.files.history import load_history
from jss_cli.files.writing import write_history
from jss_cli.imports.join import joining
from jss_cli.imports.join.joining import Joined, join
from jss_cli.imports.source import Extract, Wish, source_readers

EXPECTED = json.loads((EXPORTS / "expected_report.json").read_text("utf-8"))


@cache
def read(name: str) -> Extract:
    """What a handed file gives."""
    file = handed(name)
    wish = Wish(map_file=str(EXPORTS / "map_pl.yaml") if name == "zlecenia.csv" else None)
    known = [reader for _, reader in source_readers() if reader.reads(file, wish)]
    return max(known, key=lambda reader: reader.rank).read(file, wish)


def handed_set() -> list[Extract]:
    return list(map(read, EXPECTED["files"]))


def values(contract: Contract) -> Any:
    """A contract without where it came from."""
    paid, back = (
        tuple(replace(item, ref=None) for item in getattr(contract, name)) for name in ("payments", "refunds")
    )
    return replace(contract, payments=paid, refunds=back, provenance=())


def test_the_handed_exports_give_the_history_that_is_expected() -> None:
    history = join(handed_set()).history
    expected = load_history(str(EXPORTS / "expected.yaml"))
    found = {contract.id: values(contract) for contract in history.contracts}
    assert found == {contract.id: contract for contract in expected.contracts}
    assert replace(history, contracts=(), provenance=()) == replace(expected, contracts=())


def test_the_handed_exports_have_both_conflicts_and_no_third() -> None:
    told = [one for one in join(handed_set()).conflicts if not one.alike]
    assert [
        {"contract": c.contract, "field": c.field, "taken": c.taken, "other": c.other, "in": list(c.places)}
        for c in told
    ] == [{key: value for key, value in one.items() if key != "from"} for one in EXPECTED["conflicts"]]
    assert [set(one.files) >= set(known["from"]) for one, known in zip(told, EXPECTED["conflicts"], strict=True)] == [
        True,
        True,
    ]


def test_what_is_unknown_of_the_handed_exports_is_told() -> None:
    ids = {"h2023a": "grove-garden-2023-03", "odesk1": "article-rewrites-2012-03"}
    ids |= {"odesk2": "forum-moderation-2013-01", "odesk3": "address-list-2013-09"}
    expected = [
        (ids.get(name, name), field) for name, _, field in (text.partition(".") for text in EXPECTED["unknown"])
    ]
    assert sorted(join(handed_set()).unknown) == sorted(expected)


def test_every_line_of_the_handed_exports_is_understood_or_told() -> None:
    for file in join(handed_set()).extracts:
        known = EXPECTED["files"][file.file]
        told = Counter(aside.why for aside in file.set_aside)
        assert file.lines == known["lines"]
        if "told" in known:
            assert (file.understood, told) == (known["understood"], known["told"]), file.file


def test_the_order_of_files_changes_no_byte() -> None:
    files = handed_set()
    first = write_history(join(files).history, "yaml")
    shuffle = random.Random(1)  # noqa: S311 - an order
    for _ in range(5):
        shuffle.shuffle(files)
        assert write_history(join(files).history, "yaml") == first


def test_the_same_import_again_changes_no_byte() -> None:
    first = join(handed_set()).history
    again = join(handed_set(), first)
    assert write_history(again.history, "yaml") == write_history(first, "yaml")
    assert len(again.conflicts) == len(join(handed_set()).conflicts)


@pytest.mark.parametrize("name", EXPECTED["files"])
def test_a_file_alone_gives_its_own_and_joined_again_with_all_others_changes_nothing(name: str) -> None:
    found = read(name)
    alone = join([found]).history
    assert len(alone.contracts) == len(found.contracts) or found.source == "earnings_report"
    whole = join(handed_set()).history
    assert write_history(join([found], whole).history, "yaml") == write_history(whole, "yaml")


def test_what_a_person_wrote_stays_whatever_is_imported_again() -> None:
    history = join(handed_set()).history
    for contract in history.contracts:
        own = replace(
            contract,
            notes="mine",
            title="mine",
            client="Mine",
            started=day("2010-01-01"),
            ended=day("2026-09-30"),
            feedback=replace(contract.feedback, stars=Decimal("1.5"), recommend=3),
            ending=replace(contract.ending, by="platform", reason="other"),
        )
        edited = replace(history, contracts=tuple(own if one is contract else one for one in history.contracts))
        found = join(handed_set(), edited).history.contracts
        assert len(found) == len(history.contracts), contract.id
        again = next(one for one in found if one.id == own.id)
        for name in ("notes", "title", "client", "started", "ended", "feedback", "ending"):
            assert getattr(again, name) == getattr(own, name), (contract.id, name)


def test_payments_that_a_person_changed_stay_and_the_difference_is_told() -> None:
    history = join(handed_set()).history
    (paid,) = (one for one in history.contracts if one.id == "41000007")
    own = replace(paid, payments=paid.payments[:1], earned=paid.payments[0].amount)
    edited = replace(history, contracts=tuple(own if one is paid else one for one in history.contracts))
    again = join(handed_set(), edited)
    (found,) = (one for one in again.history.contracts if one.id == "41000007")
    assert found.payments == own.payments  # what was taken out stays out
    changed = replace(
        paid, payments=(replace(paid.payments[0], amount=Decimal(1)), paid.payments[1]), earned=Decimal(51)
    )
    edited = replace(history, contracts=tuple(changed if one is paid else one for one in history.contracts))
    again = join(handed_set(), edited)
    (found,) = (one for one in again.history.contracts if one.id == "41000007")
    assert found.payments == changed.payments
    assert ("earned", "51.00", "300.00") in [(one.field, one.taken, one.other) for one in again.conflicts]


def test_files_of_two_people_are_refused() -> None:
    one = extract("transactions", shown("line 2", "2026-03-20 5", client="A"), freelancer="name F. Example")
    other = extract("transactions", shown("line 2", "2026-03-20 5", client="A"), file="b", freelancer="name G. Other")
    with pytest.raises(InputError) as caught:
        join([one, other])
    assert (caught.value.faults[0].code, caught.value.faults[0].file) == ("JSS830", "transactions.x")
    assert join([one, replace(other, freelancer="key ~01")]).history.contracts


def test_ids_do_not_depend_on_the_order_of_files() -> None:
    files = [
        extract("pasted", shown(title="Logo", started="2026-03-02", ended="2026-03-20")),
        extract("odesk", shown(title="Logo", started="2026-03-12", ended="2026-03-25")),
        extract("transactions", shown("line 2", "2020-03-20 5", client="A")),
    ]
    found = {tuple(one.id for one in join(order).history.contracts) for order in permutations(files)}
    assert found == {("logo-2026-03", "logo-2026-03-2", "a-2020-03")}


def test_a_contract_that_nothing_dates_had_begun_by_today() -> None:
    sheet = extract("spreadsheet", shown(title="Logo", client="Alder", stars=5))
    (one,) = join([sheet], today=day("2026-10-05")).history.contracts
    assert one.bounds("started") == Vague("started", day("2026-10-05"), None, day("2026-10-05"))


def test_a_contract_without_a_title_is_known_again_although_its_end_is_not_known_now() -> None:
    old = extract("odesk", shown(kind="hourly", started="2013-09-10", earned=50, ended=None), day=day("2014-03-02"))
    files = [old, extract("transactions", shown("line 2", "2026-03-20 50", client="Elm"))]
    first = join(files).history
    assert join(files, first).history == first


def test_fields_of_one_s_own_are_kept() -> None:
    file = extract("spreadsheet", shown(title="Logo", client="A", started="2026-03-02", x_earned="5.00 EUR"))
    history = join([file]).history
    assert history.contracts[0].extras == (("x_earned", "5.00 EUR"),)
    assert join([], history).history == history
    assert join([], History(())).history == History(())


def test_amounts_of_another_currency_than_the_history_s_are_refused() -> None:
    file = extract("transactions", shown("line 2", "2026-03-20 5", client="A"), currency="USD")
    history = replace(join([file]).history, currency="EUR")
    with pytest.raises(InputError) as caught:
        join([file], history)
    assert caught.value.faults[0].code == "JSS833"


def test_a_history_has_the_day_of_its_files_and_none_where_they_name_none() -> None:
    sheet = extract("spreadsheet", shown(title="Logo", client="A", started="2026-03-02", ended="2062-08-28"))
    assert join([sheet]).history.as_of is None
    paid = extract("transactions", shown("line 2", "2026-09-25 5", client="A"))
    first = join([sheet, paid]).history
    assert first.as_of == day("2026-09-25")
    old = extract("transactions", shown("line 2", "2020-09-25 5", client="A"))
    assert join([old], first).history.as_of == day("2026-09-25")


def test_a_join_is_a_value() -> None:
    assert Joined(History(()), (), (), (), (), (), ()) == Joined(History(()), (), (), (), (), (), ())


def test_more_contracts_than_are_put_together_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joining, "MOST_JOINED", 2)
    file = extract("spreadsheet", *(shown(f"line {line}", title="Logo", client="A") for line in (2, 3)))
    history = join([file]).history
    with pytest.raises(InputError) as caught:
        join([file], history)
    (fault,) = caught.value.faults
    assert (fault.code, fault.file) == ("JSS834", "spreadsheet.x")
    assert fault.message == "more than 2 contracts, those of the history among them"
