"""A province the size of Nghệ An, made in PostgreSQL, and what every page costs on it."""
