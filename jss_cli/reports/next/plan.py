"""The way back, in words: how many good contracts by when, and what can be done about those that exist."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from jss_cli.domain.case import Case
from jss_cli.domain.plan import MOST_ADDED, Action, AnyAction, Goal, Plan, Refusal, Way
from jss_cli.domain.policy import Policy
from jss_cli.domain.report import Block, Column, Note, NumberedItem, Paragraph, Report, Row, Span, Steps, Table
from jss_cli.reports.causes import figure_words, loss_words
from jss_cli.reports.header import missing_words, score_headline
from jss_cli.reports.numbers import count, listed, tenth, whole_percent
from jss_cli.reports.ways import ANY, gone_words, paired, plain_ways, size_words, ways_words
from jss_cli.reports.why.explain import CERTAINTY

DEEDS = {
    "close": "close it now, with good feedback from its client",
    "rate": "ask its client for feedback",
    "edit": "let its client edit the public stars, if to 5",
    "remove": "remove its feedback by the Top Rated perk",
    "interim": "ask its client for feedback on the way",
    "pay": "ask its client for a payment",
    "wait": "leave it alone until {day}",
}
REFUSED = {
    "remove": "removing feedback: the rules of that time have no such perk",
    "remove_later": "removing feedback: the perk asks for more contracts than there are",
    "rate": "asking for feedback: the days for it are over",
    "reason": "asking for the reason, or for another one: it is for the client alone to give",
    "ask": "asking for it: jss ask says why its client may not be asked",
    "interim": "feedback on the way: the rules of that time do not count it here",
}
WAYS = (
    Column("by", "name"),
    Column("it takes"),
    Column("then shown"),
    Column("at worst", "number"),
)


def plan_report(case: Case, plan: Plan) -> Report:
    """The answer in a sentence, the ways in a table, then the contracts that exist."""
    blocks: list[Block] = [
        score_headline(plan.score, case, plan.lost),
        Paragraph((Span(_answer_words(case, plan), "strong"),)),
    ]
    if missing := missing_words(plan.score, case.day):
        blocks.append(Paragraph((Span(loss_words(plan.lost, len(case.history.contracts)) + missing),)))
    if (shown := plan.ways or plan.late) and not _is_reached(plan):
        title = f"To {plan.goal.target} %" if plan.ways else f"To {plan.goal.target} %, later than asked"
        blocks.append(ways_table(shown, plan.score.as_of, title))
    if plan.actions:
        steps = tuple(_action_step(action, plan.score.policy) for action in plan.actions)
        blocks.append(Steps("Contracts that exist, by what each could gain today", steps))
    return Report((*blocks, *refused_notes(plan.refusals), *_notes(plan)))


def refused_notes(refusals: Sequence[Refusal]) -> list[Note]:
    """What is tried in vain."""
    return [Note("Not possible", f"{listed(refusal.contracts)}: {REFUSED[refusal.kind]}") for refusal in refusals]


def ways_table(ways: Sequence[Way], day: date, title: str) -> Table:
    """Ways to a score, as they are told on a day, soonest first."""
    in_order = sorted(ways, key=lambda way: (way.day, way.size.least))
    return Table(title, WAYS, tuple(_way_row(way, before, day) for way, before in paired(in_order)))


def _answer_words(case: Case, plan: Plan) -> str:
    """The whole plan in a sentence: 12 more good contracts now, 6 by 2016-12-10, or 3 by 2017-01-16."""
    target, ways = plan.goal.target, plan.ways
    if _is_reached(plan) and case.untold:
        return f"By the rules alone {target} % is reached; whether it is in fact depends on the number that you see."
    if _is_reached(plan):
        return f"{target} % is reached already: nothing is needed."
    if ways:
        return f"To {target} %: {ways_words(plain_ways(ways), plan.score.as_of)}."
    return f"{target} % cannot be reached{limits_words(plan.goal)}. {_best_words(plan)}"


def _is_reached(plan: Plan) -> bool:
    """Whether nothing is needed."""
    return bool(plan.ways) and plan.ways[0].contracts == 0 and plan.ways[0].day == plan.score.as_of


def limits_words(goal: Goal) -> str:
    """What the person asked for that makes it impossible."""
    limits = [f"with {goal.per_month} a month"] if goal.per_month else []
    limits += [f"by {goal.by}"] if goal.by else []
    return f" {' '.join(limits)}" if limits else f" under these rules with {MOST_ADDED:,} more contracts or fewer"


def _best_words(plan: Plan) -> str:
    """The best that is within reach, and the first day on which the goal is."""
    words = "No score is within reach at all."
    if best := plan.reachable:
        when = "today" if best.day == plan.score.as_of else f"by {best.day}"
        number = count(best.contracts, "more good contract")
        words = f"The best within reach is {best.score.whole} %, with {number} {when}."
    return f"{words} Later: {ways_words(plain_ways(plan.late), plan.score.as_of)}." if plan.late else words


def _way_row(way: Way, before: Sequence[str], day: date) -> Row:
    """One way."""
    when = "now" if way.day == day else str(way.day)
    needed = count(way.contracts, "good contract") if way.contracts else "nothing but waiting"
    if way.contracts and size_words(way.size) != ANY:
        needed += f", {size_words(way.size)} each"
    seen = "" if way.seen == way.day else f", seen {way.seen}"
    window = f", {figure_words(way.score.shown)}" if way.score.shown else ""
    shown = f"{way.score.whole} %{window}{seen}{gone_words(way, before, day)}"
    badly = "out of reach" if way.badly is None else str(way.badly)
    cells = (Span(when, "strong"), Span(needed, "strong"), Span(shown), Span(badly, "quiet"))
    return Row(cells, f"{when}: {needed}, then {shown}; at worst {badly}.")


def _action_step(action: Action, policy: Policy) -> NumberedItem:
    """One thing that can be done, what it gives, and what it risks."""
    gain = f"+{tenth(action.points)} points, {whole_percent(action.percent)}"
    return deed_step(
        action, gain, "" if action.risk is None else whole_percent(action.risk), _perk_words(action, policy)
    )


def deed_step(action: AnyAction, gain: str, risk: str, perk: str = "") -> NumberedItem:
    """One thing that can be done, what it gives, what it risks, who can do it, and which rule says so, in words."""
    line = (Span(action.contract.id, "strong"), Span(f": {DEEDS[action.kind].format(day=action.until)}"))
    badly = f"; if it goes badly {risk}" if risk else ""
    until = f"; until {action.until}" if action.until and action.kind != "wait" else ""
    who = "you can" if action.agency == "you" else "only the client or the marketplace can"
    rule = action.rule
    detail = f"{gain}{badly}{until}; {who}{perk}; by rule {rule.code} [{CERTAINTY[rule.basis.known]}]."
    return NumberedItem(line, detail, f"jss rule {rule.code}")


def _perk_words(action: Action, policy: Policy) -> str:
    """What the removal perk asks for; empty for everything else."""
    if action.kind != "remove" or policy.removal is None:
        return ""
    perk = policy.removal
    return f" if you are Top Rated, once per {perk.per_contracts} contracts and {perk.per_months} months"


def _notes(plan: Plan) -> list[Block]:
    """What was taken for granted."""
    if _is_reached(plan) or not (plan.ways or plan.late):
        return []
    pace = "they end on the day named"
    if plan.goal.per_month:
        pace = f"at most {plan.goal.per_month} end in a month, the last on the day named"
    words = (
        f"a good contract is paid, rated 5 stars, ended as completed, and of a new client; {pace}. "
        "Nothing else happens until then; one contract less is not enough. At worst: if all that is unknown went badly"
    )
    return [Note("Assumed", words)]
