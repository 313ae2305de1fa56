"""What a whole policy file may hold, its parents folded in, and the policy that it means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, get_args

from jss_cli.domain.policy import Clause, Enters, Option, Policy, Rule, RuleOutcome, Source, Spoils, Topic
from jss_cli.domain.weighing import with_least_unit
from jss_cli.files.policies import sections
from jss_cli.files.policies.nodes import Path, Place, Problem, entry, listed_codes, once_per_node, plain, text_at
from jss_cli.files.policies.syntax import (
    KEY,
    MOST,
    NO_MAPPING,
    Syntax,
    many,
    optional,
    or_none,
    pairs,
    part,
    section,
    word,
)
from jss_cli.files.policies.variants import PICK
from jss_cli.files.policies.words import ABOUT, CLAIMS, CODE, NAME, PICKED, SHARE, TEXT
from jss_cli.files.yaml_events import Mapping, Node, Sequence


def _changed(node: Node, at: Place) -> Any:
    """What an option sets, which is laid over its policy and checked as a whole; here, the names of what it changes,
    sections and the codes of rules and clauses, and all of it as text."""
    if not isinstance(node, Mapping):
        return at.refuse(*NO_MAPPING)
    names = tuple(name for key, value in node.entries for name in listed_codes(value) or (key.text,))
    return names, str(plain(node)).replace("'", "")


def _option(sets: tuple[tuple[str, ...], str], **given: Any) -> Option:
    return Option(**given, sets=sets[0], laid=sets[1])


def _policy(in_force: dict[str, Any], bands: dict[str, Any], variants: Any, sources: Any, **given: Any) -> Policy:
    """The policy; a topic that a child took away has no readings."""
    return Policy(
        **given,
        since=in_force["since"],
        until=in_force["until"],
        in_force=in_force["basis"],
        bands=bands["levels"],
        bands_basis=bands["basis"],
        topics=tuple(Topic(name, **topic) for name, topic in variants if topic),
        sources=tuple(Source(key, **source) for key, source in sources),
        options=tuple(given["name"].split(PICK)[1:]),
        typed=given["name"],
    )


MOST_LAID = 1000  # rules or clauses with those of all options that are picked; of each alone, far fewer
_PROSE = {"because": TEXT, "remedy": TEXT}
_RULE = section(
    Rule,
    code=CODE,
    name=NAME,
    when=CLAIMS,
    outcome=word(*get_args(RuleOutcome)),
    says=TEXT,
    **_PROSE,
    enters=optional(word(*get_args(Enters))),
    spoils=optional(word(*get_args(Spoils))),
)
_SETS = Syntax(_changed, lambda: {"type": "object"})
_OPTION = section(_option, name=NAME, title=TEXT, weight=SHARE, sets=optional(_SETS, ((), "")))
POLICY = part(
    _policy,
    name=PICKED,
    title=TEXT,
    about=optional(ABOUT, ""),
    extends=optional(PICKED, None),
    in_force=sections.IN_FORCE,
    windows=sections.WINDOWS,
    jobs=sections.JOBS,
    age=sections.AGE,
    weights=sections.WEIGHTS,
    scale=sections.SCALE,
    cadence=sections.CADENCE,
    bands=sections.BANDS,
    assume=sections.ASSUME,
    measures=sections.MEASURES,
    seen=sections.SEEN,
    asked=optional(sections.ASKED, ()),
    removal=sections.REMOVAL,
    top_rated=sections.TOP_RATED,
    priors=sections.PRIORS,
    rules=many(_RULE, most=MOST_LAID),
    clauses=many(section(Clause, code=CODE, name=NAME, **_PROSE), most=MOST_LAID),
    variants=optional(pairs(NAME, or_none(part(dict, about=TEXT, options=many(_OPTION, 2, MOST)))), ()),
    sources=pairs(KEY, part(dict, title=TEXT, address=TEXT, date=TEXT)),
)


@once_per_node
def _cited(node: Node) -> frozenset[str]:
    if text_at(node, "known"):
        return frozenset(listed_codes(entry(node, "source")))
    parts: Iterable[Node] = getattr(node, "items", ())
    if isinstance(node, Mapping):
        parts = (part for _, part in node.entries)
    return frozenset[str]().union(*map(_cited, parts))


def read_policy(tree: Mapping) -> tuple[Policy, list[Problem]]:
    """The policy that a tree means, its parents folded in, with the sources that it cites in the order of their
    numbers; and what is wrong in it: where anything is, it means nothing."""
    problems: list[Problem] = []
    policy: Policy = POLICY.read(tree, Place(problems))
    if problems:
        return policy, problems
    cited = _cited(tree)
    sources = (source for source in policy.sources if source.key in cited)
    in_order = tuple(sorted(sources, key=lambda source: (len(source.key), source.key)))
    return with_least_unit(replace(policy, sources=in_order)), problems


def citations(node: Node, path: Path = ()) -> Iterator[tuple[Path, str, tuple[str, ...]]]:
    """Every part that says how certain it is: its place, how certain, and the keys of the sources that it cites."""
    if known := text_at(node, "known"):
        yield path, known, listed_codes(entry(node, "source"))
    elif isinstance(node, Mapping):
        for key, value in node.entries:
            yield from citations(value, (*path, key.text))
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from citations(item, (*path, index))
