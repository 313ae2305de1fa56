"""What a saved profile page shows: in its text the cards of jobs, whose comments are passed over, and the score; in its
data the jobs, each as what is claimed of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass as mutable
from dataclasses import replace
from datetime import date
from html import unescape
from html.parser import HTMLParser

from jss_cli.domain.history import UNKNOWN
from jss_cli.files.document import SourceText
from jss_cli.imports.claiming import Named, no_stars
from jss_cli.imports.json_claims import Claims
from jss_cli.imports.json_tree import JsonNode
from jss_cli.imports.paste_lines import PastedLine, line_of, score_in
from jss_cli.imports.source import Evidence
from jss_cli.imports.words import bare_word, name_of

CARD = re.compile(r"[0-9]{6,20}")
FIRST = re.compile(r"""<[^<>]*\bdata-(?:qa|test)\s*=\s*["']?(?:feedback-section|feedback-title|[0-9]{6,20}["'])""")
SECTION = re.compile(r"""data-qa\s*=\s*["']?feedback-section""")
SCRIPT = re.compile(r"<(script|style|svg)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
LABEL = re.compile(r">[^<>]*Job\s+Success[^<>]*(?=<|\Z)", re.IGNORECASE)
TEXT = re.compile(r">([^<>]*[^\s<>][^<>]*)(?=<|\Z)")
LONGEST = 20_000  # characters of a card
NEAR = 600  # characters of markup round the label of the score
VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
PARTS = {"feedback-title": "title", "feedback-date": "days"}
WHOLE = frozenset(PARTS.values())  # parts whose text may be marked up within


@mutable(slots=True)
class Card:
    """What a card says; `at` is its place."""

    at: str
    id: str
    title: str = ""
    days: PastedLine | None = None
    rating: PastedLine | None = None


def has_cards(text: str) -> bool:
    """Whether a page has the section that cards stand in."""
    return bool(SECTION.search(text))


def cards_of(document: SourceText) -> tuple[Card, ...]:
    """The cards of a page, in its order."""
    if not (marks := [match.start() for match in FIRST.finditer(document.text)]):
        return ()
    parser = _CardParser(document.position(marks[0]).line)
    parser.feed(SCRIPT.sub(_blank, document.text[marks[0] : marks[-1] + LONGEST]))
    parser.close()
    return tuple(parser.cards)


def score_of(document: SourceText) -> PastedLine | None:
    """The percent that stands beside "Job Success", above the cards."""
    first = FIRST.search(document.text)
    head = SourceText(document.file, SCRIPT.sub(_blank, document.text[: first.start() if first else None]))
    for label in LABEL.finditer(head.text):
        start = max(head.text.rfind("<", 0, max(label.start() - NEAR, 0)), 0)
        near = TEXT.finditer(head.text, start, label.end() + NEAR)
        lines = [line_of(head.position(match.start(1)).line, name_of(unescape(match[1]))) for match in near]
        if score := score_in(lines):
            return score
    return None


def _blank(match: re.Match[str]) -> str:
    """The ends of the lines of a script, so that places stay right."""
    return "\n" * match[0].count("\n")


class _CardParser(HTMLParser):
    """Collects the texts of cards, of which each part says in an attribute what it is."""

    def __init__(self, first: int) -> None:
        super().__init__(convert_charrefs=True)
        self.above = first - 1
        self.cards: list[Card] = []
        self.open: list[tuple[str, str]] = []  # tags with what each is: a part, "rating", "skipped", or ""
        self.text: list[str] = []

    @property
    def part(self) -> str:
        """What the innermost element is."""
        return self.open[-1][1] if self.open else ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A card, or a part of one."""
        if tag in VOID:
            return
        values = {name: value or "" for name, value in attrs}
        part = _part(values, self.part)
        if part != self.part or part not in WHOLE:
            self.flush()
        name = values.get("data-qa", "")
        if CARD.fullmatch(name):
            self.cards.append(Card(f"line {self.above + self.getpos()[0]}", name))
        self.open.append((tag, part))

    def handle_endtag(self, tag: str) -> None:
        """The end of a part, and of what was not ended within it."""
        if not any(tag == name for name, _ in self.open):
            return
        while self.open:
            outer = self.open[-2][1] if len(self.open) > 1 else ""
            if outer != self.part or outer not in WHOLE:
                self.flush()
            if self.open.pop()[0] == tag:
                return

    def handle_data(self, data: str) -> None:
        """The text of a part."""
        if self.cards and self.part != "skipped":
            self.text.append(data)

    def close(self) -> None:
        """The end of the page."""
        super().close()
        self.flush()

    def flush(self) -> None:
        """Take what was read as what it is a part of."""
        text, part = name_of("".join(self.text)), self.part
        self.text.clear()
        if not (text and self.cards):
            return
        card, line = self.cards[-1], line_of(0, text)
        if part == "title":
            card.title = card.title or (text if line.kind != "long" else "")
        elif part == "days":
            card.days = card.days or (line if line.kind == "days" else None)
        elif line.kind == "rating" or (line.kind == "stars" and part == "rating"):
            card.rating = card.rating or line


def _part(values: dict[str, str], outer: str) -> str:
    """What an element is, by its name and by what stands round it."""
    name = values.get("data-test", "")
    if outer == "skipped" or "comment" in name or "response" in name:
        return "skipped"
    return PARTS.get(name) or ("rating" if "rating" in values.get("class", "") else outer)


LISTS = ("pageItems", "assignments")
TITLES, STARTS, ENDS = ("title", "jobTitle"), ("startedOn", "startDate"), ("endedOn", "endDate")
RATES = (("hourlyRate",), ("hourlyRate", "amount"), ("rate",), ("rate", "amount"))
OPEN = frozenset({"open", "active", "in progress", "inprogress"})


def jobs_in(node: JsonNode) -> Iterator[JsonNode]:
    """The lists of jobs that stand in something."""
    return (node.at(name) for name in LISTS if node.has(name) and any(map(is_job, node.at(name).items())))


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
