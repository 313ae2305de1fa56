"""The profile as JSON of oDesk, the marketplace's name until 2015 (to about 2021)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from jss_cli.domain.history import UNKNOWN, Reason
from jss_cli.domain.vague import DayBounds
from jss_cli.errors import Fault, InputError
from jss_cli.files.suggestions import YEARS
from jss_cli.imports.claiming import Named, late_days, reason_of
from jss_cli.imports.json_claims import KINDS, Claims, ItemListing, day_of, refuse_two
from jss_cli.imports.json_tree import JsonNode, looks_like_json, read_json
from jss_cli.imports.source import Evidence, Extract, Material, SetAside, SourceReader, Wish
from jss_cli.visible import quoted

LISTS = {"hr": "hourly", "fp": "fixed"}
TITLES = ("as_opening_title", "as_engagement_title")
REASONS: dict[str, Reason] = {
    "54": "rate_change",
    "70": "completed",
    "71": "unsuccessful",
    "72": "cancelled",
    "73": "hired_other",
    "104": "completed",
}
DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
MONTH = re.compile(r"(\d{1,2})/(\d{4})", re.ASCII)
OPEN = "present"


class Reader(SourceReader):
    """Contracts of the years before 2015 with days, net amounts, stars and reasons."""

    title = "an oDesk profile as JSON"
    certainty = "seen"
    missing = "contract ids, mostly the clients, the months that were paid, who ended a contract, and the score"
    rank = 10

    @staticmethod
    def knows(material: Material) -> bool:
        """By its two lists of jobs."""
        return all(looks_like_json(material.document.text, *keys) for keys in (("assignments",), LISTS, ("job",)))

    @staticmethod
    def read(material: Material, wish: Wish) -> Extract:
        """Its jobs. Raises InputError where none can be read (JSS800), or two people stand in it (JSS802)."""
        return _Profile(read_json(material.document, wish.reading), material.file, wish).extract()


class _Profile:
    def __init__(self, root: JsonNode, file: str, wish: Wish) -> None:
        self.root, self.file = root, file
        self.claims = Claims(Reader.certainty, wish.reading, [], wish.seen)
        self.listing = ItemListing(file, wish.reading)
        self.days: list[date] = []
        self.keys: dict[str, str] = {}
        self.seen: dict[str, str] = {}

    def extract(self) -> Extract:
        """Everything that the file gives."""
        for node in self.root.walk():
            if node.at("assignments").has(*LISTS):
                self._take(node)
        if not self.listing.contracts:
            raise InputError(Fault("JSS800", "no job is in it", "save the profile again", self.file))
        if len(self.keys) > 1:
            raise refuse_two(self.file, "the freelancer", self.keys.items())
        contracts = tuple(self.listing.contracts.values())
        return Extract(
            file=self.file,
            source="odesk",
            lines=self.listing.lines,
            understood=self.listing.understood,
            set_aside=tuple(self.listing.set_aside),
            contracts=contracts,
            day=max(self.days, default=None),
            freelancer="".join(f"key {key}" for key in self.keys),
            currency="USD",
            remarks=tuple(self._remarks(contracts)),
            questions=tuple(_questions(contracts)),
        )

    def _take(self, profile: JsonNode) -> None:
        key, day = profile.at("ciphertext"), day_of(profile.at("dev_last_activity").text)
        if key.text:
            self.keys.setdefault(key.text, key.path)
        self.days += [day] if day and day.year in YEARS else []
        for name, kind in LISTS.items():
            for item in profile.at("assignments", name, "job").items():
                self._add(item.as_item(), kind)

    def _add(self, item: JsonNode, kind: str) -> None:
        """Takes a job; it has no number, so that one is there twice only if it is the same in everything."""
        first = self.seen.setdefault(repr(item.value), item.path)
        if item.is_mapping and first != item.path:
            self.listing.set_aside.append(SetAside("twice", item.path, f"as {first}"))
        else:
            self.listing.add(item, self._evidence(item, kind) if item.has(*TITLES, "as_from_full", "as_from") else None)

    def _evidence(self, item: JsonNode, kind: str) -> Evidence:
        client = item.at("as_client").text
        party = f"clientId {client}" if client.isdecimal() else client
        return Evidence(item.path, tuple(self._claims(item, kind, party)), party=party)

    def _claims(self, item: JsonNode, kind: str, party: str) -> Iterator[Named]:
        claims, job_type = self.claims, item.at("as_job_type")
        yield from claims.text("title", item.at(_told_of(item, TITLES)))
        if party:
            yield from claims.text("client", JsonNode(party, item.at("as_client").path))
        if job_type.is_empty:
            yield from claims.claim("kind", item, kind)
        yield from claims.word("kind", job_type, KINDS)
        yield from self._day("started", item, ("as_from_full", "as_from"))
        yield from self._day("ended", item, ("as_to_full", "as_to"))
        yield from self._net(item)
        if item.at(_told_of(item, ("as_to_full", "as_to"))).text.casefold() != OPEN:
            yield from claims.feedback(item.at("feedback"), item.at("as_to_full"), is_over=True)
        yield from self._reason(item)

    def _day(self, name: str, item: JsonNode, places: tuple[str, str]) -> Iterator[Named]:
        """A day, month first; the bounds of a month; None for the end of one that was open on the day of the file."""
        node = item.at(_told_of(item, places))
        if node.text.casefold() == OPEN and name == "ended":
            yield from self.claims.claim(name, node, None)
        elif month := _month(node.text):
            yield from self.claims.claim(name, node, month)
        else:
            yield from self.claims.day(name, JsonNode(_iso(node.text), node.path, node.is_there))

    def _net(self, item: JsonNode) -> Iterator[Named]:
        privacy, charge = item.at("as_financial_privacy"), item.at("as_total_charge")
        if privacy.text == "1" or privacy.value is True:
            yield from self.claims.claim("net", privacy, UNKNOWN)
        else:
            yield from self.claims.net(charge)

    def _reason(self, item: JsonNode) -> Iterator[Named]:
        code, text = item.at("as_reason_recno"), item.at("as_reason").text
        if word := REASONS.get(code.text) or reason_of(item.at("as_reason_api_ref").text, text):
            yield from self.claims.claim("ending.reason", code if code.is_there else item.at("as_reason"), word)
        elif code.text or text:
            self.claims.untold.append(f"{code.path}: {quoted(text or code.text)} is none of the known reasons")

    def _remarks(self, contracts: tuple[Evidence, ...]) -> Iterator[str]:
        if nameless := sum(one.claim("client") is None for one in contracts):
            yield f"{nameless} of {len(contracts)} jobs name no client: each counts as one of its own"
        if not self.days and any((end := one.claim("ended")) and end.value is None for one in contracts):
            yield "jobs that are open were so on the day of the file, which it does not name"
        if any(node.at("as_agency_name").text for node in self.root.walk()):
            yield "an agency is named: the score may be the agency's"
        yield from self.claims.untold
        yield from late_days(contracts, None)


def _told_of(item: JsonNode, names: tuple[str, str]) -> str:
    """The first of two names that says something, else the first."""
    return next((name for name in names if item.at(name).text), names[0])


def _iso(text: str) -> str:
    """A day written month first as ISO writes it; any other text as it is."""
    match = DAY.fullmatch(text)
    with suppress(ValueError):
        return date(int(match[3]), int(match[1]), int(match[2])).isoformat() if match else text
    return text


def _month(text: str) -> DayBounds | None:
    match = MONTH.fullmatch(text)
    if not match or int(match[2]) not in YEARS or not date.min.month <= int(match[1]) <= date.max.month:
        return None
    year, month = int(match[2]), int(match[1])
    return DayBounds.of_months(date(year, month, 1), date(year, month, 1))


def _questions(contracts: tuple[Evidence, ...]) -> Iterator[str]:
    for one in contracts:
        title, reason = one.claim("title"), one.claim("ending.reason")
        if title and reason and reason.value == "rate_change":
            yield f"{title.value}: the rate changed: was it continued by another contract? Say which with `continues`"
