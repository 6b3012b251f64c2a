"""Papers checked before anyone travels, and the slip that says so."""
