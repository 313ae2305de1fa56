from __future__ import annotations

from fractions import Fraction

from jss_cli.domain.arithmetic import Arithmetic, ContractKind
from jss_cli.domain.verdict import Outcome
from jss_cli.files.policy import named_policy


def test_a_score_is_possible_if_some_contracts_show_it() -> None:
    policy = named_policy("upwork-2016")
    kind = ContractKind(Fraction(1), Fraction(0), Outcome.POSITIVE, 0, 1)
    examples = ((), ((kind, 1),))
    found = [
        Arithmetic(policy, (), 75, 4, None, (), example, "", is_settled=True, below=None, above=None, counts=())
        for example in examples
    ]
    assert [one.is_possible for one in found] == [False, True]
