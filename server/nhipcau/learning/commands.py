"""What other rooms keep in this one: what somebody was seen to do."""

from nhipcau.learning.skills.commands import LEVELS, Seen, keep

__all__ = ["LEVELS", "Seen", "keep"]
