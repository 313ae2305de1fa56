"""The profile page as a browser saved it (2023 on): its data, its cards, and the score in its text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from jss_cli.domain.history import Observation
from jss_cli.files.collector import collector_paused
from jss_cli.imports.cards import Card, cards_of, has_cards, is_job, job_evidence, jobs_in, score_of
from jss_cli.imports.claiming import Named, late_days, shown_few, unfit
from jss_cli.imports.json_claims import Claims, ItemListing
from jss_cli.imports.json_tree import JsonNode
from jss_cli.imports.nuxt import BEGINNING, OtherShapeError, page_data
from jss_cli.imports.source import Certainty, Claim, Evidence, Extract, Listed, Material, SetAside, SourceReader, Wish
from jss_cli.imports.words import bare_word

CERTAINTY: Certainty = "read"
OF_ID: Certainty = "assumed"  # that the digits of a card are the contract's id
SCORED_ON = "nssLastCalculated"
CLOCKS = timedelta(days=1)  # that a card and the data may differ by
UNREAD = "amounts and unrated jobs are missing"


class Reader(SourceReader):
    """Jobs with days, net amounts and stars; ids where a card has the same title and days."""

    title = "a saved profile page"
    certainty = CERTAINTY
    missing = 'clients, paid months, reasons, jobs that were never paid, and those beyond "show more"'
    rank = 10

    @staticmethod
    def knows(material: Material) -> bool:
        """By its script, or by the section of its cards."""
        text = material.document.text
        return bool(BEGINNING.search(text)) or has_cards(text)

    @staticmethod
    def read(material: Material, wish: Wish) -> Extract:
        """Its jobs. Raises InputError where it shows none (JSS828), or contradicts itself (JSS802)."""
        with collector_paused():
            return _Page(material, wish).extract()


class _Page:
    def __init__(self, material: Material, wish: Wish) -> None:
        self.document, self.wish = material.document, wish
        self.claims = Claims(CERTAINTY, wish.reading, [])
        self.listing = ItemListing(material.file, wish.reading)
        self.remarks: list[str] = []
        self.listed: list[Listed] = []
        self.hides, self.day, self.key = False, wish.seen, ""

    def extract(self) -> Extract:
        """Everything that the page gives."""
        cards = cards_of(self.document)
        self._jobs(tuple(self._lists(cards)))
        if not (contracts := self._with_cards(list(self.listing.contracts.values()), cards)):
            message, hint = "no work history is in this page", "open the profile, scroll down, and save it again"
            raise unfit(self.document, "JSS828", message, hint)
        line = score_of(self.document)
        score = (Claim(int(line.value), line.at, CERTAINTY),) if line else ()
        return Extract(
            file=self.document.file,
            source="profile_page",
            lines=self.listing.lines + len(score),
            understood=self.listing.understood + len(score),
            set_aside=tuple(self.listing.set_aside),
            contracts=contracts,
            observed=tuple((Observation(self.day, int(str(one.value))), one) for one in score if self.day),
            scores=() if self.day else score,
            listed=tuple(self.listed),
            day=self.day,
            freelancer=self.key,
            currency="USD",
            remarks=(*self.remarks, *self.claims.untold, *late_days(contracts, self.wish.seen)),
        )

    def _lists(self, cards: tuple[Card, ...]) -> Iterator[tuple[JsonNode, JsonNode]]:
        """The lists of jobs in the data, each behind what it stands in; told if there is none that can be read."""
        why, found = "is not in it", False
        try:
            root = page_data(self.document.text)
            for node in root.walk() if root else ():
                self._head(node)
                for items in jobs_in(node):
                    found = True
                    yield node, items
        except OtherShapeError:
            why = "could not be read"
        if cards and not found:
            self.remarks.append(f"the page's data {why}; what its cards say was ({len(cards)}): {UNREAD}")

    def _head(self, node: JsonNode) -> None:
        """The day of the score, whose page it is, and whether it hides what was earned."""
        for _, claim in self.claims.day("on", node.at(SCORED_ON)) if node.has(SCORED_ON) else ():
            self.day = claim.value if isinstance(claim.value, date) else self.day
        self.hides = self.hides or (node.has("hideEarnings") and node.at("hideEarnings").value is True)
        if node.has("identity") and (key := node.at("identity", "ciphertext").text):
            self.key = self.key or f"key {key}"

    def _jobs(self, lists: tuple[tuple[JsonNode, JsonNode], ...]) -> None:
        """Every job once, though the data may hold a list twice."""
        seen: dict[tuple[object, ...], str] = {}
        shown = max(filter(None, (self.day, self.wish.seen)), default=None)
        for parent, items in lists:
            is_open, number = "progress" in parent.path.lower(), 0
            for item in items.items():
                found = None
                if is_job(item):
                    found = job_evidence(item, self.claims, shown, is_open=is_open, hides=self.hides)
                key = tuple(claim.value for _, claim in found.claims) if found else ()
                if found and seen.setdefault(key, items.path) != items.path:
                    self.listing.set_aside.append(SetAside("twice", item.path, f"as in {seen[key]}"))
                else:
                    self.listing.add(item, found)
                    number += 1
            self._count(parent.at("totalItems"), number, is_open=is_open)

    def _count(self, total: JsonNode, number: int, *, is_open: bool) -> None:
        """How many jobs there are of a list, of which the page may show some."""
        if total.text.isdecimal() and len(total.text) <= len("9999"):
            self.listed.append(Listed("open" if is_open else "completed", int(total.text), total.path))
            what = "jobs in progress" if is_open else "completed jobs"
            self.remarks.extend(shown_few(number, int(total.text), what, total.path))

    def _with_cards(self, jobs: list[Evidence], cards: tuple[Card, ...]) -> tuple[Evidence, ...]:
        """The jobs with the ids of their cards, then those of cards alone."""
        places: dict[str, list[int]] = {}
        for place, job in enumerate(jobs):
            title = job.claim("title")
            places.setdefault(bare_word(str(title.value)) if title else "", []).append(place)
        known: set[str] = set()
        for card in cards:
            fitting = [place for place in places.get(bare_word(card.title), []) if _is_of(card, jobs[place])]
            if card.id in known:
                self.listing.set_aside.append(SetAside("twice", card.at, f"card {card.id}"))
            elif not card.title or not card.days:
                self.listing.set_aside.append(SetAside("not understood", card.at, "no title and days are in it"))
            elif fitting:
                self.listing.understood += 1
                if len(fitting) == 1:
                    job = jobs[fitting[0]]
                    jobs[fitting[0]] = replace(job, claims=(("id", Claim(card.id, card.at, OF_ID)), *job.claims))
            else:
                found = Evidence(card.at, tuple(_card_claims(card, card.days.started, card.days.ended)))
                self.listing.add(JsonNode(None, card.at), found)
                jobs.append(found)
            known.add(card.id)
        return tuple(jobs)


def _is_of(card: Card, job: Evidence) -> bool:
    """Whether the days of a card and of a job are the same, clocks of two places allowed."""
    started, ended = job.claim("started"), job.claim("ended")
    pairs = ((card.days.started, started), (card.days.ended, ended)) if card.days else ()
    return bool(pairs) and all(_agree(day, claim.value if claim else None) for day, claim in pairs)


def _agree(day: date | None, other: object) -> bool:
    return abs(day - other) <= CLOCKS if day and isinstance(other, date) else day is other


def _card_claims(card: Card, started: date | None, ended: date | None) -> Iterator[Named]:
    yield "id", Claim(card.id, card.at, OF_ID)
    yield "title", Claim(card.title, card.at, CERTAINTY)
    yield "started", Claim(started, card.at, CERTAINTY)
    yield "ended", Claim(ended, card.at, CERTAINTY)
    if card.rating and card.rating.stars is not None and ended:
        yield "feedback.stars", Claim(card.rating.stars, card.at, CERTAINTY)
