from __future__ import annotations

from pathlib import Path

import pytest

from jss_cli.domain.history import History
from jss_cli.files.history import load_history

SAMPLES = Path(__file__).parents[2] / "sample_histories"


@pytest.fixture
def founding() -> History:
    return load_history(str(SAMPLES / "nine_jobs_75.yaml"))
