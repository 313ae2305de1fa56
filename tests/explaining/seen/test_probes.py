"""Which open contract to close alone, to learn from the next score."""

from __future__ import annotations

from datetime import timedelta

import pytest
from seen_cases import SUNDAY, case_of, rated

from jss_cli.domain.case import Case
from jss_cli.domain.history import Contract
from jss_cli.domain.inquiry import SeenProbe
from jss_cli.explaining.seen import probes
from jss_cli.explaining.seen.probes import seen_probes
from jss_cli.explaining.seen.worlds import WorldCase

OPEN = Contract("open", "K", SUNDAY - timedelta(days=40), earned=rated(0).earned)
KNOWN = tuple(rated(number, recommend=10) for number in range(4))


def probed(*contracts: Contract, worlds: int = 1) -> tuple[SeenProbe, ...]:
    case = case_of(*contracts)
    return seen_probes(case, [WorldCase(case, 1 / worlds)] * worlds)


def test_among_few_known_contracts_the_next_score_tells_what_the_client_of_a_closed_one_said() -> None:
    (probe,) = probed(*KNOWN, rated(4, recommend=0, stars="1"), OPEN)
    assert (probe.contract, probe.on) == (OPEN, SUNDAY + timedelta(days=14))
    assert probe.share == pytest.approx(1)


def test_worlds_in_which_the_score_is_different_tell_less() -> None:
    worlds: list[Case] = [case_of(*KNOWN, OPEN), case_of(*KNOWN[:3], rated(3, recommend=0, stars="1"), OPEN)]
    shares = [seen_probes(world, [WorldCase(world, 1.0)])[0].share for world in worlds]
    (both,) = seen_probes(worlds[0], [WorldCase(world, 0.5) for world in worlds])
    assert both.share <= max(shares) + 1e-9


def test_where_too_few_contracts_count_to_have_a_score_closing_one_tells_nothing() -> None:
    (probe,) = probed(KNOWN[0], OPEN)
    assert probe.share == pytest.approx(0)


def test_without_an_open_contract_or_with_too_much_to_judge_there_is_nothing_to_close(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert probed(*KNOWN) == ()
    monkeypatch.setattr(probes, "MOST_WORK", 9)
    assert probed(*KNOWN, OPEN) == ()
