"""The shop window, on the wire."""
