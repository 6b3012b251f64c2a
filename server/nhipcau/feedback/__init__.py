"""Petitions, routing, answers."""
