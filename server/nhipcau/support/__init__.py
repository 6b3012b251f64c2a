"""Assist sessions: who helped whom, with what consent, and how much the person did alone."""
