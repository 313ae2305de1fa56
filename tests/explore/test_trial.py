from __future__ import annotations

import pytest
from explore.explored import MOST, nine

from jss_cli.errors import UsageError
from jss_cli.explore.trial import Trial, trial_of


def tried(*words: str) -> Trial:
    trial = trial_of(nine(), MOST)
    for word in words:
        trial = trial.with_word(word)
    return trial


@pytest.mark.parametrize(
    ("words", "left"),
    [
        (("c8.stars=5",), ("c8.stars=5",)),
        (("c8.stars=5", "drop:c5", "c8.stars=3"), ("c8.stars=3", "drop:c5")),
        (("c8.stars=5", "drop:c5", "c8.stars=4.15"), ("drop:c5",)),
        (("c8.stars=4.15",), ()),
        (("add:1x500", "new-1.stars=4"), ("add:1x500", "new-1.stars=4")),
    ],
)
def test_a_change_of_the_same_fact_takes_the_place_of_the_one_before(
    words: tuple[str, ...], left: tuple[str, ...]
) -> None:
    assert tried(*words).words == left


@pytest.mark.parametrize("word", ["c8.stars=6", "c99.stars=5", "c8.ended=2016-01-01", "add:99999x500", "hello"])
def test_what_cannot_be_is_refused_and_changes_nothing(word: str) -> None:
    trial = tried("c8.stars=5")
    with pytest.raises(UsageError):
        trial.with_word(word)
    assert trial.words == ("c8.stars=5",)


def test_a_fact_of_an_id_that_no_change_can_name_is_refused() -> None:
    for name, message in (("drop:x", "no change can be about"), ("a=b", '"a" is no fact of a contract')):
        with pytest.raises(UsageError, match=message):
            tried().setting(name, "stars", "5")
