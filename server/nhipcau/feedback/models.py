"""The tables of this room; each room inside keeps its own."""
