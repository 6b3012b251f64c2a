"""Other systems: who they are and what they may, and what they are told."""
