"""Warnings of storms, floods, landslides, on the wire."""
