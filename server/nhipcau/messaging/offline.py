"""Messaging on the bus."""
