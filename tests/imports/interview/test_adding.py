from __future__ import annotations

import pytest
from spoken import HISTORY, TODAY

from jss_cli.errors import InputError
from jss_cli.imports.interview.adding import with_paste


@pytest.mark.parametrize(
    ("text", "code"), [("hello\n", "JSS910"), ("a\x1b[2J\n", "JSS961"), ("<<<<<<< ours\n", "JSS962")]
)
def test_a_text_that_no_source_knows_is_refused(text: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        with_paste(HISTORY, text, TODAY)
    assert caught.value.faults[0].code == code
