"""Commands for whoever keeps the content."""
