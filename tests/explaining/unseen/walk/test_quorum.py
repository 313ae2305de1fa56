from __future__ import annotations

from random import Random

import pytest

from jss_cli.domain.sections import Minimum
from jss_cli.explaining.unseen.walk.course import NO_GAIN, Gain
from jss_cli.explaining.unseen.walk.quorum import EMPTY, after

MINIMUMS = [Minimum(4, 3), Minimum(1, 1), Minimum(2, 4, "lifetime"), Minimum(5, 2, counts="jobs")]


@pytest.mark.parametrize("minimum", MINIMUMS, ids=str)
def test_the_minimum_is_met_as_it_is_by_counting_everything(minimum: Minimum) -> None:
    rng = Random(str(minimum))  # noqa: S311 - test data
    for _ in range(200):
        steps = [(rng.choice("ABCDE"), rng.choice((None, NO_GAIN, gain(rng)))) for _ in range(rng.randrange(9))]
        quorum = EMPTY
        for number, (client, added) in enumerate(steps):
            later = steps[number + 1 :]
            quorum = after(quorum, client, minimum, added, returns=any(c == client and g and g.known for c, g in later))
            passed = [(c, g) for c, g in steps[: number + 1] if g]
            contracts, clients = sum(g.counted for _, g in passed), {c for c, g in passed if g.known}
            assert quorum.contracts == min(contracts, minimum.contracts)
            assert quorum.clients == min(len(clients), minimum.clients)
            assert quorum.again <= clients
            enough = contracts >= minimum.contracts
            assert quorum.met(minimum, last=True) == (enough and len(clients) >= minimum.clients)
            if minimum.clients_within == "lifetime":
                assert quorum.met(minimum, last=False) == enough


def gain(rng: Random) -> Gain:
    return Gain(1, 1, rng.randrange(3), known=rng.random() < 0.8)


def test_who_cannot_turn_up_again_or_changes_nothing_more_is_forgotten() -> None:
    one, minimum = Gain(1, 1, 1, known=True), Minimum(9, 2)
    seen = after(EMPTY, "A", minimum, one, returns=True)
    assert seen.again == {"A"}
    assert after(seen, "A", minimum, one, returns=False).again == frozenset()
    assert after(seen, "A", minimum, None, returns=False).again == frozenset()
    assert after(seen, "B", minimum, one, returns=True).again == frozenset()  # two clients are enough
