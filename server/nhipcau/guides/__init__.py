"""Procedures, questions, papers, steps, words."""
