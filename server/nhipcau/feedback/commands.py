"""What other rooms may ask of this one."""

from nhipcau.feedback.difficulties.typed import answer_of, end_of

__all__ = ["answer_of", "end_of"]
