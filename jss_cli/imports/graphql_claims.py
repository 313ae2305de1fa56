"""What a GraphQL answer claims of one contract, as an item of the work history or as contract details."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jss_cli.dataclass import dataclass
from jss_cli.imports.claiming import Named, reason_of
from jss_cli.imports.json_claims import KINDS, Claims
from jss_cli.imports.json_tree import JsonNode
from jss_cli.imports.source import Claim, Evidence
from jss_cli.visible import quoted

ITEM = ("contractAggregate", "feedback")  # beside `contract`
DETAILS = ("closingReason", "endedBy")
DAY_NAMES = ("startDate", "endDate")
BESIDE_DAYS = ("terms", "clientOrganization", "status")
OVER = {"closed", "ended", "cancelled", "canceled", "completed", "terminated"}
NUMBERED = re.compile(r'(?<![0-9])([0-9]{6,})"\]$')  # an alias that has the number of a contract in it
PARTIES = {"client": "client", "freelancer": "freelancer", "talent": "freelancer"}


def is_contract(node: JsonNode) -> bool:
    """Whether a mapping is a contract, or an item of a list of them."""
    has_days = node.has(*DAY_NAMES) and node.has(*BESIDE_DAYS)
    return has_days or node.has(*DETAILS) or (node.at("contract").is_mapping and node.has(*ITEM))


def contract_of(item: JsonNode) -> JsonNode:
    """The contract within an item of the work history; contract details are one themselves."""
    inner = item.at("contract")
    return inner if inner.is_mapping else item


def people(node: JsonNode) -> Iterator[str]:
    """The numbers of the freelancer whose contract it is."""
    freelancer = node.at("freelancer")
    yield from (one.text for one in (freelancer.at("user", "id"), freelancer.at("id")) if one.text)


@dataclass(frozen=True, slots=True)
class ContractClaims:
    """Makes the claims. `people` are the numbers of the freelancers that the file names."""

    claims: Claims
    people: frozenset[str]

    def evidence(self, item: JsonNode) -> Evidence:
        """A contract as an item shows it."""
        contract = contract_of(item)
        organization = _told_by(item, "clientOrganization")
        party = organization.at("id").text
        claims = (
            *self._contract(contract),
            *(() if is_open(contract) else self._ending(item)),
            *self.claims.text("client", organization.at("name")),
            *self.claims.net(item.at("contractAggregate", "totalCharge")),
            *self._feedback(item.at("feedback"), contract),
        )
        return Evidence(item.path, claims, party=f"organization {party}" if party else "")

    def _contract(self, node: JsonNode) -> Iterator[Named]:
        claims, ended = self.claims, node.at("endDate")
        yield from self._id(node)
        yield from claims.text("title", node.at("title"))
        yield from claims.word("kind", _kind(node), KINDS)
        yield from claims.day("started", node.at("startDate"))
        yield from claims.day("ended", ended)
        if is_open(node):
            yield from claims.claim("ended", ended if ended.is_there else node.at("status"), None)

    def _id(self, node: JsonNode) -> Iterator[Named]:
        """Its number; without one that of its alias (`c38100001`)."""
        alias = NUMBERED.search(node.path)
        if node.at("id").is_empty and alias:
            yield "id", Claim(alias[1], node.path, "assumed")
        yield from self.claims.text("id", node.at("id"))

    def _ending(self, item: JsonNode) -> Iterator[Named]:
        by, reason = _told_by(item, "endedBy"), _told_by(item, "closingReason")
        if party := self._party(by):
            yield "ending.by", Claim(party, by.path, "assumed")
        name, text = reason.at("apiRef").text, reason.at("reason").text or reason.text
        if word := reason_of(name, text):
            yield from self.claims.claim("ending.reason", reason, word)
        elif name or text:
            self.claims.untold.append(f"{reason.path}: {quoted(text or name)} is none of the known reasons")

    def _party(self, by: JsonNode) -> str:
        """Who ended it: the freelancer, if it was the user that the file names as such; else the client."""
        number = by.at("id").text
        if number and self.people:
            return "freelancer" if number in self.people else "client"
        return PARTIES.get(by.text.casefold(), "")

    def _feedback(self, feedback: JsonNode, contract: JsonNode) -> Iterator[Named]:
        """Stars, none where the feedback of a contract that is over is null; whether they were removed."""
        given = feedback.at("feedbackToFreelancer") if feedback.is_mapping else feedback
        removed = given.at("feedbackSuppressed")
        is_over = not contract.at("endDate").is_empty or contract.at("status").text.casefold() in OVER
        yield from self.claims.feedback(given, contract.at("endDate"), is_over=is_over)
        if removed.value is True:
            yield from self.claims.claim("feedback.removed", removed, True)


def _told_by(item: JsonNode, name: str) -> JsonNode:
    contract = contract_of(item)
    return contract.at(name) if contract.has(name) else item.at(name)


def is_open(contract: JsonNode) -> bool:
    """Whether a contract is said to have no end."""
    ended, status = contract.at("endDate"), contract.at("status").text.casefold()
    return ended.is_empty and status not in OVER and (ended.is_there or status == "active")


def _kind(contract: JsonNode) -> JsonNode:
    terms = next(contract.at("terms").items(), contract)
    return terms.at("jobType") if terms.has("jobType") else contract.first("contractType", "jobType")
