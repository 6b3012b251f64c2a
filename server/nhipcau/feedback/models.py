"""The tables of this room; each room inside keeps its own."""

from nhipcau.feedback.difficulties.models import Answer, Stuck
from nhipcau.feedback.petitions.models import Identity, Opening, Petition, Photo, Voice, Word

__all__ = ["Answer", "Identity", "Opening", "Petition", "Photo", "Stuck", "Voice", "Word"]
