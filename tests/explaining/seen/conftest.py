from __future__ import annotations

import pytest
from seen_cases import ASSUMED, SUNDAY, case_of, rated

from jss_cli.domain.case import Case
from jss_cli.domain.history import Observation
from jss_cli.domain.seen import SeenAnswer
from jss_cli.explaining.seen.answering import answer_seen
from jss_cli.explaining.seen.weighing import DayReading, readings_of


@pytest.fixture(scope="session")
def unknown_six() -> Case:
    """Six contracts of five stars, of which no private answer is known."""
    return case_of(*(rated(number) for number in range(6)))


@pytest.fixture(scope="session")
def known_six() -> Case:
    """Five good contracts and a bad one, nothing unknown: 67 percent."""
    return case_of(*(rated(number, recommend=10) for number in range(5)), rated(5, recommend=0, stars="1"))


@pytest.fixture(scope="session")
def seen_83(unknown_six: Case) -> SeenAnswer:
    return answer_seen(unknown_six, [Observation(SUNDAY, 83)])


@pytest.fixture(scope="session")
def reading(unknown_six: Case) -> DayReading:
    """The first reading of the six contracts on the day on which a score was seen."""
    found, _ = readings_of(unknown_six, [Observation(SUNDAY, 83)], ASSUMED)
    return found[0]
