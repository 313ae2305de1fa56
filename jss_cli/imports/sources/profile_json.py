"""The profile as JSON, as the marketplace's REST service gave it (2015 to about 2022)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from jss_cli.domain.history import Observation
from jss_cli.domain.vague import DayBounds
from jss_cli.errors import Fault, InputError
from jss_cli.files.amounts import money_of
from jss_cli.imports.claiming import Named, late_days
from jss_cli.imports.json_claims import KINDS, Claims, ItemListing, in_whole_percents, percent_of
from jss_cli.imports.json_tree import JsonNode, looks_like_json, read_json
from jss_cli.imports.source import Claim, Evidence, Extract, Listed, Material, SetAside, SourceReader, Wish

LISTS = ("assignments", "pageItems")
ITEM = ("startedOn", "openingRid")
SCORES = ("nSS100PtScore", "nSS100BwScore")
STATISTICS = (*SCORES, "hireAgainPercentage", "totalJobsWorked", "totalFeedback")
SCORED_ON = ("nssLastCalculated", "nSSLastCalculated")
WHOLE = 100
MOST_ANSWERS = 1000  # clients who said whether they would hire again
DAYS = ("started", "ended")


class Reader(SourceReader):
    """Contracts with days, net amounts and stars; clients by number."""

    title = "profile JSON"
    certainty = "seen"
    missing = "the months that were paid, the clients' names, reasons, and private jobs on another's page"
    rank = 10

    @staticmethod
    def knows(material: Material) -> bool:
        """By the keys of its items."""
        text = material.document.text
        return all(looks_like_json(text, key) for key in ITEM) and looks_like_json(text, *LISTS)

    @staticmethod
    def read(material: Material, wish: Wish) -> Extract:
        """Its jobs. Raises InputError where none can be read."""
        return _Profile(read_json(material.document, wish.reading), material.file, wish).extract()


class _Profile:
    def __init__(self, root: JsonNode, file: str, wish: Wish) -> None:
        self.root, self.file, self.wish = root, file, wish
        self.claims = Claims(Reader.certainty, wish.reading, [], wish.seen)
        self.listing = ItemListing(file, wish.reading)
        self.scores: list[Claim] = []
        self.observed: list[tuple[Observation, Claim]] = []
        self.counted: list[Listed] = []
        self.shares: list[str] = []

    def extract(self) -> Extract:
        """Everything that the file gives."""
        key = ""
        for node in self.root.walk():
            for name in LISTS:
                if any(all(map(item.has, ITEM)) for item in node.at(name).items()):
                    self._take(node, node.at(name))
            if node.has(*STATISTICS):
                self._statistics(node)
            key = key or node.at("identity", "ciphertext").text
        if not self.listing.contracts:
            message = "no job with a start is in it"
            raise InputError(Fault("JSS800", message, "save the profile again, signed in", self.file))
        contracts, monthly = _with_months(tuple(self.listing.contracts.values()))
        return Extract(
            file=self.file,
            source="profile_json",
            lines=self.listing.lines,
            understood=self.listing.understood,
            set_aside=tuple(self.listing.set_aside),
            contracts=contracts,
            observed=tuple(self.observed),
            scores=tuple(self.scores),
            listed=tuple(self.counted),
            freelancer=f"key {key}" if key else "",
            currency="USD",
            remarks=(*self._remarks(), *monthly),
        )

    def _take(self, parent: JsonNode, items: JsonNode) -> None:
        total = parent.at("totalItems").text
        if total.isdecimal() and len(total) <= len("9999"):
            is_open = "progress" in parent.path.lower()
            self.counted.append(Listed("open" if is_open else "all", int(total), parent.at("totalItems").path))
        for item in items.items():
            self.listing.add(item, self._evidence(item) if item.has("startedOn") else None)

    def _evidence(self, item: JsonNode) -> Evidence:
        client = item.at("clientId").text
        party = f"clientId {client}" if client else ""
        return Evidence(item.path, tuple(self._claims(item, party)), party=party)

    def _claims(self, item: JsonNode, party: str) -> Iterator[Named]:
        claims, ended = self.claims, item.at("endedOn")
        yield from claims.text("id", item.at("id"))
        yield from claims.text("title", item.at("title"))
        if party:
            yield from claims.claim("client", item.at("clientId"), party)
        yield from claims.word("kind", item.at("type"), {"1": "fixed", "2": "hourly", **KINDS})
        yield from claims.day("started", item.at("startedOn"))
        yield from claims.day("ended", ended)
        if ended.is_there and ended.is_empty:
            yield from claims.claim("ended", ended, None)
        yield from claims.net(item.first("totalCharges", "totalCharge"))
        yield from claims.feedback(item.at("feedback"), ended, is_over=not ended.is_empty)
        yield from claims.interim(item.first("midContractFeedbacks", "interimFeedbacks").items())

    def _statistics(self, node: JsonNode) -> None:
        """The score and the share who would hire again, with the day if the file or a person names one."""
        percents = {name: self._percent(name, node.at(name).text) for name in SCORES}
        told = [name for name in SCORES if percents[name]] or [
            name for name in SCORES if (text := node.at(name).text) and not text.strip("0.")
        ]
        name = next(iter(told), "")
        share = money_of(node.at("hireAgainPercentage").text, self.wish.reading)
        if not name:
            self.listing.set_aside.append(SetAside("not understood", node.path, "no score is in it"))
            return
        self.listing.understood += 1
        percent = percents[name]
        claim = Claim(in_whole_percents(percent) if percent else None, node.at(name).path, Reader.certainty)
        days = dict(self.claims.day("on", node.first(*SCORED_ON)))
        on = days["on"].value if days else self.wish.seen
        if isinstance(on, date):
            self.observed.append((_observation(on, claim.value, share.amount if share else None), claim))
            return
        self.scores.append(claim)
        if share and share.amount:
            self.shares.append(f"{share.amount:.4g} % would hire again, on an unknown day: name it with --seen")

    def _percent(self, name: str, text: str) -> Decimal | None:
        """A score in percent; the second of the two names is a share, which is 1 for everybody later on."""
        return percent_of(text, self.wish.reading) if name == SCORES[0] or text.startswith("0.") else None

    def _remarks(self) -> Iterator[str]:
        yield from self.claims.untold
        yield from late_days(self.listing.contracts.values(), None)
        yield from self.listing.remarks
        yield from self.shares
        if elance := sum(node.at("isEdc").value is True for node in self.root.walk()):
            yield f"{elance} of the jobs {'are' if elance > 1 else 'is'} from Elance"


def _observation(on: date, score: object, share: Decimal | None) -> Observation:
    """What was shown on a day: a score or none, and who would hire again."""
    recommend, answers = _fraction(share) if share is not None else (None, None)
    if isinstance(score, int):
        return Observation(on, score, recommend, answers)
    return Observation(on, None, recommend, answers, "none")


def _fraction(share: Decimal) -> tuple[Fraction | None, int | None]:
    """The share as so many of so many answers, the fewest that make it; of a whole percent the number stays unknown."""
    if not 0 <= share <= WHOLE:
        return None, None
    if share == int(share):
        return Fraction(int(share), WHOLE), None
    unit = Fraction(1, 10 ** min(len(f"{share:f}".partition(".")[2]), len("818182")))
    for answers in range(2, MOST_ANSWERS):
        found = Fraction(round(Fraction(share) * answers / WHOLE), answers)
        if abs(found * WHOLE - Fraction(share)) <= unit:
            return found, answers
    return None, None


def _with_months(contracts: tuple[Evidence, ...]) -> tuple[tuple[Evidence, ...], tuple[str, ...]]:
    """The contracts with months for days, where every day of the file is the first of one, and what is told of it."""
    days = [
        claim.value for one in contracts for claim in map(one.claim, DAYS) if claim and isinstance(claim.value, date)
    ]
    if not days or any(day.day != 1 for day in days):
        return contracts, ()
    found = tuple(replace(one, claims=tuple((name, _month(claim)) for name, claim in one.claims)) for one in contracts)
    return found, ("every day in it is the first of a month: only the months are known",)


def _month(claim: Claim) -> Claim:
    day = claim.value
    return replace(claim, value=DayBounds.of_months(day, day)) if isinstance(day, date) else claim
