"""Voices and tongues: every piece of a guide can be heard."""
