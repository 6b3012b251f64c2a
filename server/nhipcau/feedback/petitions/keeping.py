"""What is erased of a person here: who they were behind what they raised. What was raised stays, and says nothing of them."""

from collections.abc import Iterator
from uuid import UUID

from nhipcau.feedback.petitions import shield
from nhipcau.kernel.registry import Gone


def erase(person: UUID, purpose: str) -> Iterator[Gone]:
    """Forget that a person raised or joined anything, and the words of the letters in which they did."""
    if purpose != "help_now":
        return
    voices = shield.voices_of_person(person)
    if voices:
        shield.forget(voices)
        for verb in ("feedback.raise_petition", "feedback.join_petition"):
            yield Gone("petitions", changed=tuple(voices), verb=verb)
