"""What may be told to others: the public history, and what explains the score by it alone.

Who said what in confidence cannot be told from it: two histories that differ only there, and show the same score, have
the same public one. Nor can it be told that a client is flagged: the marketplace says so on no page, and what others
said in confidence brought it about; such a contract counts by its stars. That a client is suspended, and that a
contract was disputed, both sides were told: that is public.

The days on which contracts ended stand on a public profile: they, and the days on which windows let contracts go, are
told of all contracts alike. What a number that was seen makes likely is told by its month, and of no contract alone.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from jss_cli.domain.case import Case
from jss_cli.domain.history import UNKNOWN, Contract, Ending, History, Observation, unknown_client
from jss_cli.domain.seen import SeenAnswer
from jss_cli.domain.seen_explanation import AnyExplanation, PublicExplanation, SeenExplanation
from jss_cli.domain.timeline import Timeline
from jss_cli.errors import Fault, InputError
from jss_cli.explaining.explanation import explain
from jss_cli.explaining.seen.question import is_given_by_rules, seen_otherwise
from jss_cli.explaining.seen_explanation import explain_seen
from jss_cli.explaining.time.standing import whole_on

MOST = 500  # contracts that can be weighed while a person waits


def explain_publicly(case: Case, *, with_endings: bool = False) -> PublicExplanation:
    """What explains the score of a case, by its public history. The number is the one seen last, else the computed one;
    `with_endings` counts reasons and enders as public, for those that clients chose in the open. Raises InputError
    (JSS936) for more contracts than can be weighed by a score that the rules alone do not give."""
    public, seen = public_case(case, with_endings=with_endings)
    if _are_too_many(public):
        message = f"{len(public.history.contracts)} contracts are too many to say what of a score is public"
        raise InputError(Fault("JSS936", message, f"at most {MOST}: leave out those that are too old to count"))
    return replace(_explained(public, seen), is_untold=case.untold is not None)


def explain_public_case(public: Case, seen: tuple[Observation, ...], line: Timeline) -> PublicExplanation:
    """The same of what `public_case` gives, with its course; by the rules alone where more would have to be weighed
    than there is time for."""
    if not _are_too_many(public, line):
        with suppress(InputError):
            return _explained(public, seen, line)
    return PublicExplanation(explain(public, line), seen, is_weighed=False)


def _explained(public: Case, seen: tuple[Observation, ...], line: Timeline | None = None) -> PublicExplanation:
    """What explains the score of a public case. Which numbers seen before do not go with the last is weighed only where
    the rules alone do not give them all, and where there is time for it."""
    found = explain_privately(public, line)
    answer = found.answer if isinstance(found, SeenExplanation) else None
    if not answer and len(public.history.contracts) <= MOST and not all(is_given_by_rules(public, s) for s in seen):
        answer = _seen_answer(public)
    given_up = tuple(day.observation for day in answer.set_aside[::-1]) if answer else ()
    return PublicExplanation(found, seen, given_up=given_up)


def _are_too_many(public: Case, line: Timeline | None = None) -> bool:
    """Whether a score that the rules alone do not give is of more contracts than can be weighed."""
    return len(public.history.contracts) > MOST and seen_otherwise(public, line) is not None


def explain_privately(case: Case, line: Timeline | None = None) -> AnyExplanation:
    """What explains the score of a case by everything that is known: the number seen last, else the computed one."""
    seen = _seen_answer(case) if seen_otherwise(case, line) else None
    return explain_seen(case, seen, line) if seen else explain(case, line)


def _seen_answer(case: Case) -> SeenAnswer | None:
    from jss_cli.explaining.seen.answering import seen_answer  # noqa: PLC0415 - a start where the rules give it

    return seen_answer(case)


def public_case(case: Case, *, with_endings: bool = False) -> tuple[Case, tuple[Observation, ...]]:
    """The case with what is public, in which who and what is in it has numbers for names, and the scores that were
    seen; where none was, the computed one stands in the case for it."""
    seen = _scores_seen(case)
    return _in_public(case, seen or (_computed(case),), with_endings=with_endings), seen


def _in_public(case: Case, observed: tuple[Observation, ...], *, with_endings: bool) -> Case:
    """The case with what is public and some scores for evidence."""
    history = case.history
    ids = {contract.id: f"c{number}" for number, contract in enumerate(history.contracts, 1)}
    clients = {client: f"client {n}" for n, client in enumerate(dict.fromkeys(c.client for c in history.contracts), 1)}
    clients |= {c.client: unknown_client(ids[c.id]) for c in history.contracts if not c.named_client}
    contracts = tuple(
        replace(
            _public_contract(contract, with_endings=with_endings),
            id=ids[contract.id],
            client=clients[contract.client],
            continues=ids.get(contract.continues or ""),
        )
        for contract in history.contracts
    )
    told = History(contracts, history.platform, history.currency, history.as_of, observed, history.unlisted)
    return replace(case, history=told, digest="", warnings=())


def _public_contract(contract: Contract, *, with_endings: bool) -> Contract:
    """A contract without what its client said in confidence and what its owner thinks of it."""
    return replace(
        contract,
        title="",
        feedback=replace(contract.feedback, recommend=UNKNOWN),
        ending=contract.ending if with_endings else Ending(),
        client_standing="ok" if contract.client_standing == "flagged" else contract.client_standing,
        insights=None,
        suspected=False,
        notes="",
        extras=(),
    )


def _scores_seen(case: Case) -> tuple[Observation, ...]:
    """The scores that were seen until the day of a case, oldest first, and nothing else that was noted with them."""
    past = (seen for seen in case.history.observed if seen.on <= case.day and seen.is_of_score)
    plain = (Observation(seen.on, seen.score, shown=seen.shown, low=seen.low, high=seen.high) for seen in past)
    return tuple(sorted(plain, key=lambda seen: seen.on))


def _computed(case: Case) -> Observation:
    """The score that the whole history gives on the day of a case, as if it had been seen."""
    whole = whole_on(case, case.day)
    return Observation(case.day, whole, shown="score" if whole is not None else "none")
