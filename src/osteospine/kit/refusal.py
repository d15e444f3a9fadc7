"""The error for choices that cannot be: an impossible value, or two that do not go together."""


class Refusal(ValueError):  # noqa: N818 - it is an answer to the learner, not a fault
    """Says in a plain sentence what was wrong and what would be right.

    Models raise it; a panel shows the sentence in place and keeps its last picture. It is no fault of the
    program, so it is neither logged nor raised again in tests.
    """
