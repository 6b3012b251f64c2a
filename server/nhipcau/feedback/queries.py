"""Questions about what people say back, that other rooms may ask."""

from nhipcau.feedback.difficulties.causes import cause_name, causes, skills_of_causes
from nhipcau.feedback.difficulties.queries import answers_since, answers_visible_to, told_counts, told_since

__all__ = ["answers_since", "answers_visible_to", "cause_name", "causes", "skills_of_causes", "told_counts", "told_since"]
