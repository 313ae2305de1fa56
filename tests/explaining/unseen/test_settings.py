from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from jss_cli.domain.history import UNKNOWN, Contract, Ending, Feedback, History, Unknown
from jss_cli.domain.story import Seen
from jss_cli.explaining.unseen.extremes import score_range
from jss_cli.explaining.unseen.settings import Limits, ShareSetting, settings_of
from jss_cli.files.policy import named_policy

DAY = date(2016, 8, 21)
POLICY = named_policy("upwork-2016")


def ended(name: str, stars: str | None, private: int | Unknown | None) -> Contract:
    feedback = Feedback(None if stars is None else Decimal(stars), private)
    ending = Ending("client", "completed")
    return Contract(
        name, name, date(2016, 7, 1), ended=date(2016, 7, 9), earned=Decimal(9), feedback=feedback, ending=ending
    )


def history(unknown: int, silent: int, rated: int) -> History:
    """Contracts of which nobody knows whether they were rated, that nobody rated, and that were rated."""
    kinds = [(None, UNKNOWN)] * unknown + [(None, None)] * silent + [("5", None)] * rated
    return History(tuple(ended(f"c{number}", *kind) for number, kind in enumerate(kinds)))


def test_the_settings_are_the_sides_of_the_limit_that_worlds_can_be_on() -> None:
    two = settings_of(history(2, 1, 5), (Seen(DAY, POLICY),))
    assert two == (
        ShareSetting((Fraction(3, 8),), (Limits(3, 3),)),
        ShareSetting((Fraction(2, 8),), (Limits(1, 2),)),
    )
    assert len(settings_of(history(1, 0, 7), (Seen(DAY, POLICY),))) == 1
    assert len(settings_of(history(2, 1, 5), (Seen(DAY, named_policy("upwork-2021")),))) == 1
    assert len(settings_of(history(2, 1, 5), (Seen(DAY, POLICY), Seen(DAY, POLICY)))) == 4


def test_a_number_outside_the_limits_is_of_another_setting() -> None:
    setting = ShareSetting((Fraction(0), Fraction(0)), (Limits(1, 2), None))
    assert setting.after((0, 0), (True, True)) == (1, 0)
    assert setting.after((2, 0), (True, False)) is None
    assert [setting.agrees((number, 9)) for number in (0, 1, 2, 3)] == [False, True, True, False]


def test_a_client_who_answered_after_all_lowers_the_share_for_everybody() -> None:
    """Three of eight unrated: each neutral. If one of the two answered well, the others do not count at all."""
    found = score_range(history(2, 1, 5), POLICY, DAY)
    assert found.worst is not None
    assert found.best is not None
    assert (found.best.whole, found.worst.whole) == (100, 43)
