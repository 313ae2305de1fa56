from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from imports.evidences import day, extract, shown

from jss_cli.domain.history import Contract, Feedback, History, Observation
from jss_cli.imports.join.again import provenance_of
from jss_cli.imports.join.pieces import Said
from jss_cli.imports.join.top import (
    NO_HISTORY,
    _counted_only,
    day_told,
    kept_top,
    last_claimed,
    newest_day,
    on_no_profile,
    sightings,
    still_unlisted,
)
from jss_cli.imports.source import Claim, Extract

DONE = Contract("c1", "A", day("2026-03-02"), ended=day("2026-03-20"), earned=Decimal(5), feedback=Feedback(None))
CLAIM = Claim(86, "line 4", "said")


def scored(source: str, **more: Any) -> Extract:
    return replace(extract(source, shown(title="x")), **more)


def test_a_score_with_its_day_confirms_one_of_an_unknown_day() -> None:
    page = scored("profile_page", observed=((Observation(day("2026-10-01"), 86), CLAIM),))
    found = sightings([scored("graphql", scores=(CLAIM,)), page], NO_HISTORY, None)
    assert [(one.on, one.score) for one in found.observed] == [(day("2026-10-01"), 86)]
    assert (found.asides, found.conflicts) == ((), ())


def test_a_score_of_an_unknown_day_is_told_and_with_seen_entered() -> None:
    file = scored("graphql", scores=(CLAIM,))
    assert [aside.why for _, aside in sightings([file], NO_HISTORY, None).asides] == ["score of an unknown day"]
    assert "86 % on an unknown day: say --seen DAY" in sightings([file], NO_HISTORY, None).remarks[0]
    assert sightings([file], NO_HISTORY, day("2026-10-02")).observed[0].on == day("2026-10-02")


def test_two_scores_of_one_day_are_a_conflict_and_the_history_s_stays() -> None:
    page = scored("profile_page", observed=((Observation(day("2026-10-01"), 86), CLAIM),))
    known = History((), observed=(Observation(day("2026-10-01"), 87),))
    found = sightings([page], known, None)
    assert found.observed == known.observed
    assert [(one.taken, one.other) for one in found.conflicts] == [("87 %", "86 %")]


def test_the_newest_day_is_that_of_payments_scores_files_and_the_name_of_an_export() -> None:
    paid = extract("transactions", shown("line 2", "2026-09-25 5"), file="2026-10-02_report.csv")
    assert newest_day([paid]) == day("2026-10-02")
    assert newest_day([replace(paid, file="2099-10-02.csv")]) == day("2026-09-25")
    assert newest_day([extract("pasted", shown(started="2026-03-02"))]) is None
    assert newest_day([scored("pasted", scores=(CLAIM,))], day("2026-03-02")) == day("2026-03-02")
    assert last_claimed([extract("pasted", shown(started="2026-03-02"))]) == day("2026-03-02")
    assert newest_day([]) is None


def test_contracts_that_came_since_are_unlisted_no_more() -> None:
    (origin,) = provenance_of([Said("unlisted", 4, "graphql", "g.json", "data.totalCount", "schema")])
    history = History((DONE,), unlisted=4, provenance=(origin,))
    assert getattr(still_unlisted(history, [], [DONE] * 4), "value", None) == 1
    assert getattr(still_unlisted(history, [], [DONE] * 9), "value", 0) is None
    assert kept_top(history, "unlisted", still_unlisted(history, [], [DONE] * 9)) == (None, ())
    by_hand = History((DONE,), unlisted=0)
    assert kept_top(by_hand, "unlisted", _counted_only([extract("pasted", listed={"completed": 7})], [DONE]))[0] == 0
    assert getattr(still_unlisted(history, [extract("pasted", listed={"completed": 7})], [DONE]), "value", None) == 6
    assert still_unlisted(History((DONE,), unlisted=4), [], [DONE] * 4) is None


def test_a_contract_that_no_profile_shows_is_none_of_those_that_a_profile_counts() -> None:
    hidden = replace(DONE, id="c9", refunded=Decimal(5))
    (origin,) = provenance_of([Said("unlisted", 4, "pasted", "p.txt", "line 12", "schema")])
    history = History((DONE,), unlisted=4, provenance=(origin,))
    assert getattr(still_unlisted(history, [], [DONE, hidden]), "value", None) == 4
    assert getattr(still_unlisted(history, [], [DONE, DONE, hidden]), "value", None) == 3
    page = extract("pasted", listed={"completed": 5})
    assert [*on_no_profile([page], [DONE, hidden])] == [
        "c9: nothing is left of the pay, and a profile counts no such job"
    ]
    assert not [*on_no_profile([page], [DONE]), *on_no_profile([extract("graphql")], [hidden])]


def test_contracts_that_lists_count_and_no_file_shows_are_unlisted() -> None:
    page, api = extract("profile_page", listed={"completed": 3, "open": 1}), extract("graphql", listed={"all": 4})
    assert getattr(_counted_only([page], [DONE]), "value", None) == 3
    assert getattr(_counted_only([api, page], [DONE, DONE, DONE, replace(DONE, ended=None)]), "value", None) == 0
    assert _counted_only([extract("pasted")], [DONE]) is None
    assert _counted_only([page], [DONE, DONE, DONE, replace(DONE, ended=None)]) is None  # it shows no unpaid ones
    hidden = replace(DONE, refunded=Decimal(5))
    assert getattr(_counted_only([page], [hidden]), "value", None) == 4


def test_what_a_person_wrote_of_the_whole_stays_and_what_was_imported_is_renewed() -> None:
    told = day_told([extract("transactions", shown("line 2", "2026-09-25 5"))])
    assert kept_top(replace(NO_HISTORY, as_of=day("2026-01-01")), "as_of", told) == (day("2026-01-01"), ())
    value, origins = kept_top(NO_HISTORY, "as_of", told)
    imported = replace(NO_HISTORY, as_of=value, provenance=origins)
    later = day_told([extract("transactions", shown("line 2", "2026-10-25 5"))])
    assert kept_top(imported, "as_of", later)[0] == day("2026-10-25")
    assert kept_top(imported, "as_of", None) == (value, origins)
