"""What lies ahead, as a reply may say it: the way to a target, and what the score does by itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jss_cli.dataclass import dataclass
from jss_cli.domain.explanation import Explanation
from jss_cli.domain.seen_explanation import AnyExplanation, SeenCliff, SeenExplanation
from jss_cli.domain.timeline import Event
from jss_cli.reports.noted import resting_on
from jss_cli.reports.reply.causes import one_label
from jss_cli.reports.reply.language import Language
from jss_cli.reports.seen_ways import likely_ways
from jss_cli.reports.ways import plain_ways

WAYS = 3
WIDE = 10  # points from end to end, beyond which no number in the middle tells anything


@dataclass(frozen=True, slots=True)
class WayFact:
    """So many more good contracts by a day; `when` says it in words."""

    day: str
    contracts: int
    is_now: bool
    when: str


@dataclass(frozen=True, slots=True)
class CliffFact:
    """The next day on which the score changes by itself, from what to what, and `why` on that day; `after` is "" where
    there is no score then."""

    seen: str
    before: str
    after: str
    is_good: bool
    when: str
    why: str


def way_facts(found: AnyExplanation, language: Language) -> tuple[WayFact, ...]:
    """The first few ways with the smallest contracts, only roughly dated: a day can single a contract out. None that
    lies ahead rests on a day that was only taken."""
    every = (
        _seen_ways(found)
        if isinstance(found, SeenExplanation)
        else ((way.day, way.contracts) for way in plain_ways(found.outlook.ways))
    )
    ways = [way for way in every if not resting_on(found.case, way[0])]
    if ways and ways[0] == (found.case.day, 0):
        return ()
    facts = [_way_fact(day, number, found.case.day, language) for day, number in ways]
    facts = list({fact.day: fact for fact in facts}.values())  # of one time the way that takes least
    return tuple(facts if len(facts) <= WAYS else [*facts[: WAYS - 1], facts[-1]])


def _seen_ways(found: SeenExplanation) -> Iterator[tuple[date, int]]:
    """Days with numbers that are likely enough, if it takes any; no waiting by what is public of a range alone."""
    answer, target = found.answer, found.outlook.target
    is_told = answer.fits != "nothing" and answer.seen.shown != "none" and answer.seen.bounds[1] < target
    ways = likely_ways(found.outlook.ways) if is_told else iter(())
    days = ((way.seen if not number and way.day > found.case.day else way.day, number) for way, number in ways)
    return (told for told in days if told[1] or answer.seen.shown != "within")


def _way_fact(day: date, number: int, today: date, language: Language) -> WayFact:
    when = "" if day == today else language.when("from" if number else "until", day, today)
    return WayFact(language.around(day) if when else language.long_day(day), number, day == today, when)


def plan_words(ways: tuple[WayFact, ...], language: Language) -> str:
    """The ways in one sentence."""
    return language.any_of([_way_words(way, language, is_first=not index) for index, way in enumerate(ways)])


def _way_words(way: WayFact, language: Language, *, is_first: bool) -> str:
    if not way.contracts:
        return language.words["plan.wait"].format(way.when)
    if not is_first:
        return language.words["plan.later"].format(way.contracts, way.when)
    return language.words[language.form("plan.now" if way.is_now else "plan.first", way.contracts)].format(
        way.contracts, way.when
    )


def cliff_fact(found: AnyExplanation, language: Language) -> CliffFact | None:
    """The next change that comes by itself; by what was seen, the next that most of what fits has; none of a range."""
    if isinstance(found, SeenExplanation):
        return next(seen_cliff_facts(found, language), None)
    event = found.outlook.cliff
    return _computed_cliff(found, event, language) if event and not resting_on(found.case, event.day) else None


def seen_cliff_facts(found: SeenExplanation, language: Language) -> Iterator[CliffFact]:
    """The changes that most of what fits has, of one time what they come to in it, until the score is gone, the days
    are only taken, or what fits lies too far apart."""
    is_told = found.answer.fits != "nothing" and found.answer.seen.shown != "within"
    today = middle = found.outlook.today.middle
    likely = (cliff for cliff in found.outlook.cliffs if is_told and cliff.share > 1 / 2)
    for cliff in {language.around(cliff.seen): cliff for cliff in likely}.values():
        if middle is None or cliff.after.width > WIDE or resting_on(found.case, cliff.day):
            return
        if middle != cliff.after.middle and cliff.goes_on_from(today):
            yield _seen_cliff(found, cliff, language)
            middle = cliff.after.middle


def _seen_cliff(found: SeenExplanation, cliff: SeenCliff, language: Language) -> CliffFact:
    """A change that is likely, and how many contracts leave until then, none by name."""
    every = found.attribution.contributions
    leaving = sum(found.case.day <= one.leaves < cliff.day for one in every if one.leaves)
    ends = found.outlook.today.middle, cliff.after.middle
    return _cliff(found.case.day, cliff.seen, ends, "percent.about", _leaving_words(leaving, language), language)


def _cliff(  # noqa: PLR0913, PLR0917 - when, from what to what, and why
    today: date, seen: date, ends: tuple[int | None, int | None], form: str, why: str, language: Language
) -> CliffFact:
    """A change, when only roughly."""
    before, after = ends
    old, new = ("" if whole is None else language.words[form].format(whole) for whole in ends)
    is_good = after is not None and (before is None or after > before)
    return CliffFact(language.around(seen), old, new, is_good, language.when("on", seen, today), why)


def _leaving_words(leaving: int, language: Language) -> str:
    """That so many contracts grow too old."""
    if not leaving:
        return language.words["why.age"]
    return language.words["why.unnamed"] if leaving == 1 else language.words["why.many"].format(leaving)


def _computed_cliff(found: Explanation, event: Event, language: Language) -> CliffFact:
    """A change by the rules alone."""
    ends = event.before.whole, event.after.whole
    return _cliff(found.case.day, event.seen, ends, "percent", _event_words(found, event, language), language)


def _event_words(found: Explanation, event: Event, language: Language) -> str:
    """Why a score changes on a day."""
    if event.is_border:
        return language.words["why.rules"]
    left = [change for change in event.changes if change.left]
    if len(left) == 1:
        window = language.words["window.months"].format(max(left[0].left))
        return language.words["why.one"].format(one_label(left[0].contract, found.case.day, language), window)
    return _leaving_words(len(left), language) if left else language.words["why.enters"]
