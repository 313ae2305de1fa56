"""What may be told to others: the public history, and what explains the score by it alone.

Who said what in confidence cannot be told from it: two histories that differ only there, and show the same score, have
the same public one.
"""

from __future__ import annotations

from dataclasses import replace

from jss_cli.domain.case import Case
from jss_cli.domain.explanation import Explanation, PublicExplanation, SeenExplanation
from jss_cli.domain.history import UNKNOWN, Contract, Ending, History, Observation, unknown_client
from jss_cli.errors import Fault, InputError
from jss_cli.explaining.explanation import explain, explain_seen
from jss_cli.explaining.seen.question import is_given_by_rules, seen_differently
from jss_cli.scoring.scoring import score_history

MOST = 100  # contracts that can be weighed while a person waits


def explain_publicly(case: Case, *, with_endings: bool = False) -> PublicExplanation:
    """What explains the score of a case, by its public history. The number is the one seen last, else the computed one;
    `with_endings` counts reasons and enders as public, for those that clients chose in the open. Raises InputError."""
    seen = _scores_seen(case)
    public = _public_case(case, seen or (_computed(case),), with_endings=with_endings)
    _refuse_many(public)
    return PublicExplanation(explain_privately(public), seen)


def explain_publicly_at_once(case: Case) -> PublicExplanation:
    """The same, by the rules alone where more would have to be weighed than there is time for."""
    try:
        return explain_publicly(case)
    except InputError:
        seen = _scores_seen(case)
        public = _public_case(case, seen or (_computed(case),), with_endings=False)
        return PublicExplanation(explain(public), seen, is_weighed=False)


def _refuse_many(public: Case) -> None:
    """Raise InputError (JSS936) for more contracts than can be weighed by a score that the rules alone do not give."""
    number, seen = len(public.history.contracts), public.history.observed[-1]
    if number > MOST and not is_given_by_rules(public, seen):
        message = f"{number} contracts are too many to say what of a score is public"
        raise InputError(Fault("JSS936", message, f"at most {MOST}: leave out those that are too old to count"))


def explain_privately(case: Case) -> Explanation | SeenExplanation:
    """What explains the score of a case by everything that is known: the number seen last, else the computed one."""
    seen = seen_differently(case)
    return explain_seen(case, seen) if seen else explain(case)


def _public_case(case: Case, observed: tuple[Observation, ...], *, with_endings: bool) -> Case:
    """The case with what is public; who and what is in it has numbers for names."""
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
    whole = score_history(case.history, case.policy, case.day).whole
    return Observation(case.day, whole, shown="score" if whole is not None else "none")
