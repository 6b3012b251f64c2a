"""The tables of this room; each room inside keeps its own."""

from nhipcau.feedback.difficulties.models import Answer, Stuck

__all__ = ["Answer", "Stuck"]
