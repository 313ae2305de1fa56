"""While something is loaded nobody looks for garbage; afterwards it is as it was."""

from __future__ import annotations

import gc

from jss_cli.files.collector import collector_paused


def test_the_collector_rests_within_and_works_again_behind() -> None:
    with collector_paused():
        with collector_paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
