"""The one error that reaches a user as a sentence instead of a traceback."""


class HotlineError(Exception):
    """Something the user can put right; the message names the place and the remedy."""
