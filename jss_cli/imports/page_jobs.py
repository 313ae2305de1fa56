"""The jobs in the data of a profile page, each as what is claimed of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from jss_cli.domain.history import UNKNOWN
from jss_cli.imports.claiming import Named, no_stars
from jss_cli.imports.evidence import Evidence
from jss_cli.imports.json_claims import Claims
from jss_cli.imports.json_tree import JsonNode
from jss_cli.imports.words import bare_word

LISTS = ("pageItems", "assignments")
TITLES, STARTS, ENDS = ("title", "jobTitle"), ("startedOn", "startDate"), ("endedOn", "endDate")
RATES = (("hourlyRate",), ("hourlyRate", "amount"), ("rate",), ("rate", "amount"))
OPEN = frozenset({"open", "active", "in progress", "inprogress"})


def jobs_in(node: JsonNode) -> Iterator[JsonNode]:
    """The lists of jobs that stand in something."""
    for name in LISTS:
        if node.has(name) and any(map(is_job, node.at(name).items())):
            yield node.at(name)


def is_job(item: JsonNode) -> bool:
    """Whether an item has a title and a start."""
    return item.has(*TITLES) and item.has(*STARTS)


def job_evidence(item: JsonNode, claims: Claims, shown: date | None, *, is_open: bool, hides: bool) -> Evidence:
    """What is claimed of a job: `shown` is the latest day that the page is known to be of, `is_open` says that it
    stands among the open ones, `hides` that the page hides what was earned."""
    ended = item.first(*ENDS)
    found = dict(claims.text("title", item.first(*TITLES)))
    found |= claims.day("started", item.first(*STARTS))
    found |= claims.day("ended", ended)
    if ended.is_empty and (is_open or item.at("status").text.casefold() in OPEN):
        found |= claims.claim("ended", ended, None)
    found |= claims.net(item.first("totalCharge", "totalCharges"))
    net = found.get("net")
    if net and net.value == 0 and hides:
        found["net"] = replace(net, value=UNKNOWN)
    if kind := _kind(item, has_pay=net is not None and net.value != 0):
        found |= claims.claim("kind", item, kind)
    if found.get("ended") and isinstance(day := found["ended"].value, date):
        found |= _stars(item.at("feedback"), claims, day, shown)
    return Evidence(item.path, tuple(found.items()))


def _stars(feedback: JsonNode, claims: Claims, ended: date, shown: date | None) -> Iterator[Named]:
    if feedback.is_mapping and not feedback.is_empty:
        yield from claims.stars(feedback.at("score"))
    elif feedback.is_there and feedback.is_empty:
        yield "feedback.stars", no_stars(ended, shown, feedback.path, claims.certainty)


def _kind(item: JsonNode, *, has_pay: bool) -> str:
    """By the words of its type, else by hours or a rate, else by pay without hours; a number as type says nothing."""
    word = bare_word(item.at("type").text)
    if "hourly" in word or "fixed" in word:
        return "hourly" if "hourly" in word else "fixed"
    hours = item.at("totalHours").text
    rates = (item.at(*path).text for path in RATES if item.has(path[0]))
    if _above_zero(hours) or any(map(_above_zero, rates)):
        return "hourly"
    return "fixed" if hours and has_pay else ""


def _above_zero(text: str) -> bool:
    return any(sign in "123456789" for sign in text)
