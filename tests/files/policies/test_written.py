from __future__ import annotations

import pytest

from jss_cli.errors import InputError
from jss_cli.files.policy import named_policy, shipped_text


def test_a_text_means_its_policy_and_with_options_picked_another() -> None:
    text = shipped_text("upwork-2016")
    assert text.meant() == named_policy("upwork-2016")
    assert text.with_options(("tiered",)).meant() == named_policy("upwork-2016+tiered")
    assert text.with_options(()) is text


def test_options_are_picked_one_after_the_other_until_a_topic_is_decided() -> None:
    text = shipped_text("upwork-2016").with_options(("tiered",)).with_options(("stars-40-30",))
    assert text.meant() == named_policy("upwork-2016+tiered+stars-40-30")
    with pytest.raises(InputError, match='upwork-2016\\+tiered has no option "lukewarm-half"'):
        shipped_text("upwork-2016+tiered").with_options(("lukewarm-half",))
