"""The first lines of every answer about a score: the number, the rules, the day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

from jss_cli.domain.case import Case
from jss_cli.domain.change import Level
from jss_cli.domain.chronicle import Run
from jss_cli.domain.history import Observation
from jss_cli.domain.policy import Policy
from jss_cli.domain.report import Block, Headline, SectionHeading, Span
from jss_cli.domain.score import Score, WindowSum
from jss_cli.domain.timeline import Event, Stretch
from jss_cli.reports.causes import clients_words
from jss_cli.reports.numbers import count, whole_percent
from jss_cli.reports.observed import shown_words

LAST_YEAR = 2100  # of which a history may tell


def score_headline(score: Score, case: Case, lost: Event | None = None) -> Headline:
    """The score first, or that there is none yet or, since it was `lost`, none any more; then what it depends on."""
    shown = whole_percent(score.percent) if score.shown else ("none any more" if lost else "none yet")
    return computed_headline(case.untold, shown, f"rules: {rules(case)}", day_words(case), "unofficial")


def computed_headline(seen: Observation | None, shown: str, *facts: str) -> Headline:
    """What the rules give; that it is by them alone where another score was `seen`, or something was noted of one whose
    number is not known."""
    if seen and seen.is_of_score:
        shown, facts = f"{shown_words(seen)}, by the rules alone {shown}", (f"shown on {seen.on}", *facts)
    elif seen:
        shown, facts = not_known(shown), (f"noted on {seen.on}: {shown_words(seen)}", *facts)
    return Headline("Job Success Score", Span(shown, "strong"), facts)


def not_known(shown: str) -> str:
    """What the rules alone give of a score whose number is not known."""
    return f"not known, by the rules alone {shown}"


def rules(case: Case, score: Score | None = None) -> str:
    """The rules of a case or of a score of it: whether they were asked for, on a day beside their own, and for which
    other marketplace they are assumed to hold."""
    policy, day = (score.policy, score.as_of) if score else (case.policy, case.day)
    if case.policy_from == "day":
        return policy.title + elsewhere(case)
    return f"{policy.title} ({', '.join(filter(None, ('asked for', own_days(case, day))))})"


def own_days(case: Case, day: date) -> str:
    """From when to when rules that were asked for are in force, if a day is none of these; else nothing."""
    since, until = case.policy.since, case.policy.until
    if case.policy_from == "day" or since <= day <= (until or day):
        return ""
    return f"in force from {since}{f' to {until}' if until else ''}"


def elsewhere(case: Case) -> str:
    """For which marketplace the shipped rules are assumed to hold; empty for their own, and for rules asked for."""
    platform = case.history.platform
    is_assumed = platform.casefold() != "upwork" and case.policy_from == "day"
    return f", assumed to hold for {platform}" if is_assumed else ""


def named(policy: Policy) -> str:
    """The name of a policy, and that it is taken for a day before its own, where no rules are known."""
    early = policy.until is not None and policy.until < policy.since
    return f"{policy.name} (not known before {policy.since})" if early else policy.name


def day_words(case: Case) -> str:
    """The day the answer is for, and that it is today's if nothing said otherwise."""
    return f"as of {case.day}" + (" (today)" if case.day_from == "today" else "")


def run_words(run: Run) -> str:
    """Which computation is seen on a day between two, and when that of the day itself will be."""
    shown = "no score" if run.whole is None else f"{run.whole} %"
    return f"you see {shown}, computed on {run.day}; the next is computed on {run.next}"


def missing_words(score: Score | Stretch | Level, day: date) -> str:
    """Why there is no score, what is missing, and the next day on which one is computed; empty if there is one."""
    if score.shown:
        return ""
    next_day = score.policy.cadence.next_from(max(day + timedelta(days=1), score.policy.since))
    computed = (
        f"Scores are next computed on {next_day}"
        if next_day.year <= LAST_YEAR
        else f"None is computed until {LAST_YEAR}"
    )
    return f"{needed_words(score)}. {computed}."


def needed_words(score: Score | Stretch | Level) -> str:
    """What a score takes, where there is none, what there is of it and what is missing."""
    held, minimum = _longest(score), score.policy.windows.minimum
    contracts, clients = minimum.contracts - held.contracts, minimum.clients - held.clients
    needs = [count(number, noun) for number, noun in ((contracts, "contract"), (clients, "client")) if number > 0]
    verb, among = "is" if held.contracts == 1 else "are", ", of" if minimum.clients_within == "lifetime" else " from"
    return (
        f"A score takes {count(minimum.contracts, 'counted contract')} from {count(minimum.clients, 'client')}; "
        f"there {verb} {held.contracts}{among} {clients_words(held, minimum)}. "
        f"Missing: {' and '.join(needs)}"
    )


def _longest(score: Score | Stretch | Level) -> WindowSum:
    """What the longest window holds."""
    if isinstance(score, Level):
        return score.longest
    return max((window.longest for window in score.windows), key=lambda held: held.months)


def exact_text(percent: Fraction | None) -> str | None:
    """A percent without any rounding, as "75" or "600/7"."""
    return None if percent is None else str(percent)


def iso(day: date | None) -> str | None:
    """A day as YYYY-MM-DD."""
    return day.isoformat() if day else None


def under_heading(title: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Blocks under a heading, without the headline that the page has already; nothing if there are none."""
    told = tuple(block for block in blocks if not isinstance(block, Headline))
    return (SectionHeading(title), *told) if told else ()
