"""Scams, safety cards, drills."""
