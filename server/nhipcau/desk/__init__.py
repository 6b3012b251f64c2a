"""The commune one-stop: composes support and dossiers."""
