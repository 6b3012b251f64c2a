"""What other systems hear of a petition that was answered: its id and its field. Neither who asked nor a word of it."""

from typing import Final

from nhipcau.feedback.petitions.catalogue import is_quiet
from nhipcau.feedback.petitions.models import Petition
from nhipcau.kernel.news import News, kind, news

ANSWERED_NEWS: Final = kind(
    "petition.answered",
    vi="Ý kiến của bà con được trả lời",
    en="A petition was answered",
    fields=("petition", "category", "in_time"),
)


def of_answer(petition: Petition) -> tuple[News, ...]:
    """Return the news of an answer; of what is handled quietly there is none."""
    if is_quiet(petition.category):
        return ()
    return (news(ANSWERED_NEWS, petition=petition.id, category=petition.category, in_time=int(bool(petition.in_time))),)
