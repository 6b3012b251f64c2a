"""What other rooms may say to this one."""

from nhipcau.feedback.difficulties.bodies import AnswerDifficulty, EndAnswer

__all__ = ["AnswerDifficulty", "EndAnswer"]
