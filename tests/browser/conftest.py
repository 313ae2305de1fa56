from __future__ import annotations

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly when no page was looked at."""
    unseen = [one for one in terminalreporter.stats.get("skipped", []) if "LOOKED AT IN A BROWSER" in str(one.longrepr)]
    if unseen:
        terminalreporter.write_sep("!", str(unseen[0].longrepr[2]), red=True, bold=True)
