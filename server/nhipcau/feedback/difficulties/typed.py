"""What an officer typed at a page, as bodies; what cannot be read is refused in words."""

from typing import TypeVar

from pydantic import BaseModel, ValidationError

from nhipcau.feedback.difficulties.bodies import AnswerDifficulty, EndAnswer
from nhipcau.feedback.difficulties.problems import ANSWER_MISREAD
from nhipcau.kernel.problems import Refusal

BodyT = TypeVar("BodyT", bound=BaseModel)
WHAT = {"what": "cần chọn cách trả lời và viết từ 10 đến 300 chữ cái", "what_en": "choose how, and write 10 to 300 letters"}


def answer_of(told: dict[str, object]) -> AnswerDifficulty:
    """Return an answer as typed.

    Raises:
        Refusal: 422.478 something lacks, or is too long.
    """
    return _read(AnswerDifficulty, told)


def end_of(told: dict[str, object]) -> EndAnswer:
    """Return the end of an answer as pressed.

    Raises:
        Refusal: 422.478 it names no answer.
    """
    return _read(EndAnswer, told)


def _read(body: type[BodyT], told: dict[str, object]) -> BodyT:
    try:
        return body.model_validate(told)
    except ValidationError as error:
        raise Refusal(ANSWER_MISREAD, **WHAT) from error
