"""Early warnings by rules that a person set, and what changed this week in words."""
