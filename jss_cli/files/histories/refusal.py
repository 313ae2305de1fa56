"""What is said of a text that is no value of its field."""

from __future__ import annotations


class RefusedError(ValueError):
    """A text that is no value of its field: an error code, what is wrong in words that follow the field's name, and
    what to do."""

    def __init__(self, code: str, claim: str, hint: str) -> None:
        super().__init__(claim)
        self.code, self.claim, self.hint = code, claim, hint
