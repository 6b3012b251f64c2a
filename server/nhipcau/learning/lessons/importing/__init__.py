"""Lessons of others, brought in as drafts to write anew."""
