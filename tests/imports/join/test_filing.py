from __future__ import annotations

from imports.evidences import group, piece

from jss_cli.imports.join.filing import Filed, traits_of


def test_what_a_contract_is_compared_by_is_read_off_all_its_pieces() -> None:
    shown = piece(id="41000002", title="Logo", client="Alder Ltd", started="2026-03-02", ended="2026-03-20")
    traits = traits_of(group(shown, piece("spreadsheet", title="LOGO ", started="2026-03-01")))
    assert (traits.titles, traits.clients, traits.numbers) == ({"logo"}, {"alder"}, {"41000002"})
    assert (traits.apart, traits.is_own, traits.paid) == ({"graphql.x", "spreadsheet.x"}, True, ())


def test_of_one_of_which_only_money_tells_the_first_and_the_last_day_are_known() -> None:
    worked = traits_of(group(piece("earnings_report", "2026-03-20 50", "2026-03-02 50", "2026-03-09 50", worked=True)))
    assert [day.isoformat() for day in worked.paid] == ["2026-03-02", "2026-03-20"]


def test_only_what_bears_a_name_and_began_about_then_can_be_one() -> None:
    known = [group(piece(title=title, client="Alder", started=day)) for title, day in STARTS]
    for by_client, by_start, found in ((False, True, [0, 2]), (True, True, [0, 2, 3]), (False, False, [0, 1, 2])):
        filed = Filed(by_client=by_client, by_start=by_start)
        for one in known:
            filed.add(one, traits_of(one))
        sought = traits_of(group(piece("workbook", title="logo", client="alder", started="2026-03-03")))
        assert [known.index(one) for one in filed.others(sought)] == found


STARTS = (("Logo", "2026-03-02"), ("Logo", "2025-03-02"), ("Logo", "2026-03-05"), ("Menu", "2026-03-05"))
