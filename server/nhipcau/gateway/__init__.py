"""Doors: URLs, sessions, device tokens, OpenAPI."""
