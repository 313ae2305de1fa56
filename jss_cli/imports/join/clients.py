"""Which contracts have one client, and what he is called."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from jss_cli.domain.imported import OpenQuestion
from jss_cli.imports.join.names import MOST_LETTERS, resemble, same_client
from jss_cli.imports.join.pieces import Group, Said
from jss_cli.imports.join.precedence import rank
from jss_cli.visible import quoted

MOST_COMPARED = 300, 6_000  # clients whose names are looked at for likeness, and letters of all their names


def clients_of(groups: Iterable[Group]) -> dict[int, Said]:
    """What is said of the client of each contract that has one: of all names that are one client's the one that is
    believed first. Clients are one by number of the client or organization, or by name."""
    known = [(one, _keys(one)) for one in groups]
    leader: dict[object, object] = {}
    for _, keys in known:
        for key in keys:
            leader[_root(leader, key)] = _root(leader, keys[0])
    named: dict[object, list[Said]] = {}
    for one, keys in known:
        if keys:
            named.setdefault(_root(leader, keys[0]), []).extend(one.said("client"))
    best = {
        key: min(said, key=lambda one: (rank("client", one.source), one.old, one.file, one.at, str(one.value)))
        for key, said in named.items()
        if said
    }
    roots = {id(one): _root(leader, keys[0]) for one, keys in known if keys}
    return {id(one): _own(one, best[roots[id(one)]]) for one, _ in known if roots.get(id(one)) in best}


def _own(one: Group, best: Said) -> Said:
    """The same name as the contract's own files have it, if they do."""
    return next((said for said in one.said("client") if (said.source, said.value) == (best.source, best.value)), best)


def _keys(one: Group) -> list[object]:
    return [*dict.fromkeys(same_client(str(said.value)) for said in one.said("client")), *sorted(one.parties)]


def _root(leader: dict[object, object], key: object) -> object:
    while (next_key := leader.get(key, key)) != key:
        key = next_key
    return key


def alike_clients(names: Iterable[str]) -> list[OpenQuestion]:
    """Clients whose names look alike, which only a person can say to be one."""
    known = sorted(set(names))
    clients, letters = MOST_COMPARED
    if len(known) > clients or sum(min(len(name), MOST_LETTERS) for name in known) > letters:
        asked = f"is one of the {len(known):,} clients another one too? So many names are not compared"
        return [OpenQuestion(f"{asked}: at most {clients} of {letters:,} letters in all")]
    alike = (pair for pair in combinations(known, 2) if resemble(*pair))
    return [OpenQuestion(f"are {quoted(one)} and {quoted(other)} one client?") for one, other in alike]
