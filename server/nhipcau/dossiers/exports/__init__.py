"""What the systems of provinces export: read row by row, in any of their formats and alphabets, and given back with reasons."""
