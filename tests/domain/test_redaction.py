from __future__ import annotations

import pytest
from conftest import ROOT

from jss_cli.domain.case import Case
from jss_cli.domain.redaction import RedactQuestion
from jss_cli.explaining.redaction import redact
from jss_cli.files.case import open_case
from jss_cli.files.reading import Reading


@pytest.fixture(scope="module")
def nine() -> Case:
    return open_case(str(ROOT / "sample_histories" / "nine_jobs_75.yaml"), None, None, Reading())


def test_what_was_not_asked_for_is_not_counted_and_stays_exact(nine: Case) -> None:
    found = redact(nine, RedactQuestion())
    assert (found.coarse_amounts, found.coarse_days, found.exact_days) == (None, None, 0)
    assert [one.earned for one in found.history.contracts] == [one.earned for one in nine.history.contracts]
    assert [one.started for one in found.history.contracts] == [one.started for one in nine.history.contracts]


def test_the_contracts_that_were_made_coarser_are_counted(nine: Case) -> None:
    found = redact(nine, RedactQuestion(amounts="steps", days="months"))
    pairs = list(zip(nine.history.contracts, found.history.contracts, strict=True))
    assert found.coarse_amounts == sum(old.earned != new.earned for old, new in pairs)
    assert found.coarse_days == sum((old.started, old.ended) != (new.started, new.ended) for old, new in pairs)
    assert found.coarse_days + found.exact_days <= len(pairs)


def test_every_client_is_counted_once(nine: Case) -> None:
    found = redact(nine, RedactQuestion())
    assert found.clients == len({one.client for one in nine.history.contracts})
    assert found.clients == len({one.client for one in found.history.contracts})
