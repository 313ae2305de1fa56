"""Answers of the marketplace's GraphQL service: work history, contract details and the score, one answer or several."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Literal

from jss_cli.domain.history import Observation
from jss_cli.errors import Fault, InputError
from jss_cli.imports.claiming import late_days
from jss_cli.imports.graphql_claims import (
    BESIDE_DAYS,
    DAY_NAMES,
    DETAILS,
    ContractClaims,
    contract_of,
    is_contract,
    is_open,
    people,
)
from jss_cli.imports.json_claims import Claims, ItemListing, in_whole_percents, percent_of
from jss_cli.imports.json_tree import JsonNode, looks_like_json, read_json
from jss_cli.imports.source import Claim, Extract, Listed, Material, SetAside, SourceReader, Wish
from jss_cli.visible import quoted

HISTORY = "workHistoryList"
DETAILED = "contractDetails"
LISTS = (HISTORY, DETAILED)
SCORE = "jobSuccessScore"
WITHIN_ERRORS = ("locations", "path", "extensions")
FILTER = re.compile(r'\bstatus\\?"?\s*:\s*\[\s*\\?"?(\w{1,20})\\?"?\s*\]')
OPEN_ONLY = {"ACTIVE"}
FORBIDDEN = re.compile(r"auth|permission|permitted|scope|forbidden|access|denied", re.IGNORECASE)
MOST_COUNTED = 9999
READABLE = "leave it out of the query: an ordinary key may read talentWorkHistory and contractDetails"


class Reader(SourceReader):
    """Every contract with days, net amounts, stars, who ended it and why; unpaid ones too."""

    title = "a GraphQL answer"
    certainty = "schema"
    missing = "the months that were paid, what was given back, and private answers"
    rank = 15

    @staticmethod
    def knows(material: Material) -> bool:
        """By the keys of contracts and scores, or by errors without any."""
        text = material.document.text
        is_refusal = looks_like_json(text, "errors") and looks_like_json(text, "data", *WITHIN_ERRORS)
        has_contracts = all(looks_like_json(text, *keys) for keys in (("data",), DAY_NAMES, BESIDE_DAYS))
        return is_refusal or has_contracts or looks_like_json(text, *LISTS, *DETAILS, SCORE)

    @staticmethod
    def read(material: Material, wish: Wish) -> Extract:
        """Its contracts. Raises InputError where there is nothing (JSS800), or a refusal and nothing else (JSS804)."""
        return _Answers(read_json(material.document, wish.reading), material, wish).extract()


class _Answers:
    def __init__(self, root: JsonNode, material: Material, wish: Wish) -> None:
        self.root, self.file, self.wish = root, material.file, wish
        self.filters = {word.upper() for word in FILTER.findall(material.document.text)}
        self.people = frozenset(number for node in root.walk() for number in people(node))
        self.claims = Claims(Reader.certainty, wish.reading, [], wish.seen)
        self.contracts = ContractClaims(self.claims, self.people)
        self.listing = ItemListing(material.file, wish.reading)
        self.scores: list[Claim] = []
        self.no_scores: list[SetAside] = []
        self.counted: list[Listed] = []
        self.halves: dict[bool, Listed] = {}  # lists that have open contracts alone, or none of them
        self.refusals: list[tuple[str, str]] = []
        self.shown: Counter[bool] = Counter()  # whether open

    def extract(self) -> Extract:
        """Everything that the file gives."""
        self._visit(self.root)
        if not (self.listing.lines or self.scores or self.no_scores):
            raise InputError(self._nothing())
        seen = self.wish.seen
        return Extract(
            file=self.file,
            source="graphql",
            lines=self.listing.lines + len(self.scores) + len(self.no_scores),
            understood=self.listing.understood + len(self.scores),
            set_aside=(*self.listing.set_aside, *self.no_scores),
            contracts=tuple(self.listing.contracts.values()),
            observed=tuple((Observation(seen, claim.value), claim) for claim in self.scores) if seen else (),  # type: ignore[arg-type]
            scores=() if seen else tuple(self.scores),
            listed=self._listed(),
            freelancer=f"user {min(self.people)}" if len(self.people) == 1 else "",
            currency="USD",
            remarks=tuple(self._remarks()),
            questions=tuple(f"{one.text}: which score did the profile show, if any?" for one in self.no_scores),
        )

    def _nothing(self) -> Fault:
        if self.refusals:
            told = dict.fromkeys(f"{words} ({query})" if query else words for query, words in self.refusals)
            return Fault("JSS804", f"the API refused: {', '.join(told)}", READABLE, self.file)
        return Fault("JSS800", "no contract and no score is in it", "ask for talentWorkHistory", self.file)

    def _visit(self, node: JsonNode) -> None:
        """Takes what stands in a mapping or a list, and below it, in the order of the text."""
        if is_contract(node) or (node.is_mapping and _name(node) == DETAILED):
            self._add(node, DETAILED)
            return
        if node.has(SCORE):
            self._score(node.at(SCORE))
        self.refusals += [_refusal(error) for error in node.at("errors").items()]
        self._count(node)
        below = list(node.children()) if isinstance(node.value, dict | list) else []
        if isinstance(node.value, list) and (_name(node) in LISTS or any(map(is_contract, below))):
            for item in node.items():
                self._add(item.at("node") if item.has("node") else item, _name(node))
        else:
            for child in below:
                self._visit(child)

    def _add(self, node: JsonNode, role: str) -> None:
        is_told = is_contract(node) or node.has(*DAY_NAMES, "title")
        item = node.as_item()
        self.listing.add(item, self.contracts.evidence(item) if is_told else None, role)
        if is_told:
            self.shown[is_open(contract_of(node))] += 1

    def _count(self, node: JsonNode) -> None:
        """How many contracts there are, in a list that is whole or holds the open ones."""
        total = node.at("totalCount").text
        if node.has(HISTORY) and total.isdecimal() and int(total[:5]) <= MOST_COUNTED and self.filters <= OPEN_ONLY:
            kind: Literal["open", "all"] = "open" if self.filters else "all"
            self.counted.append(Listed(kind, int(total), node.at("totalCount").path))
            shown = {is_open(contract_of(item)) for item in node.at(HISTORY).items() if item.is_mapping}
            if len(shown) == 1:
                self.halves[shown.pop()] = self.counted[-1]

    def _listed(self) -> tuple[Listed, ...]:
        """The numbers of contracts; of two lists, of which one has the open ones and one the others, their sum."""
        numbers = {half.number for half in self.halves.values()}
        if len(numbers) == len(self.counted) == len((True, False)):
            return (Listed("all", sum(numbers), self.counted[0].at),)
        return tuple(self.counted)

    def _score(self, node: JsonNode) -> None:
        """The score, which is 0.86 or 86; 0 and 1 may mean either, or that there is none."""
        percent = percent_of(node.text, self.wish.reading)
        if percent is None:
            told = f"{SCORE} is {node.text}" if node.text in {"0", "1", "0.0", "1.0"} else f"{SCORE}: no score is in it"
            self.no_scores.append(SetAside("not understood", node.path, told))
        else:
            self.scores.append(Claim(in_whole_percents(percent), node.path, Reader.certainty))

    def _remarks(self) -> Iterator[str]:
        yield from dict.fromkeys(_told_of(*refusal) for refusal in self.refusals)
        if self.filters:
            yield f"the query asked for contracts of the status {', '.join(sorted(self.filters))} only"
        elif self.shown[True] and not self.shown[False]:
            yield "all contracts in it are open: was the list asked for with status: [ACTIVE]?"
        if any(one.claim("ending.by") for one in self.listing.contracts.values()):
            yield "who ended a contract is assumed: the freelancer, if endedBy has the freelancer's own id"
        yield from (*self.claims.untold, *late_days(self.listing.contracts.values(), None), *self.listing.remarks)


def _name(node: JsonNode) -> str:
    return node.path.rpartition(".")[2]


def _refusal(error: JsonNode) -> tuple[str, str]:
    """What was refused ("" if nothing is named), and in which words."""
    return ".".join(step.text for step in error.at("path").items()), quoted(error.at("message").text)


def _told_of(query: str, words: str) -> str:
    told = f"{query} was refused: {words}" if query else f"something was refused: {words}"
    return f"{told}: your key may not read it" if FORBIDDEN.search(words) else told
