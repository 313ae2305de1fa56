from __future__ import annotations

import pytest

from jss_cli.errors import OutputError
from jss_cli.files.extras import LIBRARIES, refuse_without


def test_what_is_installed_is_not_refused() -> None:
    refuse_without("batch")


@pytest.mark.parametrize("extra", LIBRARIES)
def test_what_is_not_installed_is_named_with_the_command_that_installs_it(
    extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jss_cli.files.extras.find_spec", lambda _: None)
    with pytest.raises(OutputError) as caught:
        refuse_without(extra)
    (fault,) = caught.value.faults
    assert (fault.code, fault.hint) == ("JSS840", f"pip install 'jss-cli[{extra}]'")
    assert all(name in fault.message for name in LIBRARIES[extra])
