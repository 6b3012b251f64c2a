"""Selling before a camera, on the wire."""
