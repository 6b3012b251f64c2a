"""Assist sessions, visits, follow-ups, difficulties."""
