"""A policy as it is written, its parents folded in: what it means, and what it means with options picked."""

from __future__ import annotations

import shlex
from dataclasses import replace

from jss_cli.dataclass import dataclass
from jss_cli.domain.policy import Policy
from jss_cli.errors import Fault, InputError
from jss_cli.files.policies.nodes import PolicyLayer, fault_of, nearest_or_all, text_at
from jss_cli.files.policies.shape import read_policy
from jss_cli.files.policies.variants import PICK, option_names, picked, topics_at
from jss_cli.files.yaml_events import Mapping


@dataclass(frozen=True, slots=True)
class Written:
    """The values of a policy, the files they were read from, the child first, and the `path` of one that is not
    shipped."""

    tree: Mapping
    layers: tuple[PolicyLayer, ...]
    path: str = ""

    def meant(self) -> Policy:
        """The policy. Raises InputError with every fault of it, or of what the options picked make of it."""
        policy, problems = read_policy(self.tree)
        if problems:
            raise InputError(*(fault_of(problem, self.tree, self.layers) for problem in problems))
        return replace(policy, typed=PICK.join((shlex.quote(self.path), *policy.options))) if self.path else policy

    def with_options(self, options: tuple[str, ...]) -> Written:
        """The text with some options picked, at most one of a topic. Raises InputError (JSS951)."""
        for option in options:
            self._refuse_unknown(option)
        for topic, listed in topics_at(self.tree).items():
            both = [name for name in listed if name in options]
            if len(both) > 1:
                raise InputError(Fault("JSS951", f"{' and '.join(both)} both decide {topic}", "pick one of them"))
        return replace(self, tree=picked(self.tree, options, self.layers)) if options else self

    def _refuse_unknown(self, option: str) -> None:
        names = option_names(self.tree)
        if option not in names:
            hint = nearest_or_all(option, names) if names else "it has no options"
            raise InputError(Fault("JSS951", f'{text_at(self.tree, "name")} has no option "{option}"', hint))
