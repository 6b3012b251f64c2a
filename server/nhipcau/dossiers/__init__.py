"""Papers checked, slip codes, states."""
