"""Who makes something, what, and that they agreed to show it."""
