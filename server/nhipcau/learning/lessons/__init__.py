"""Ten minutes each, offline: cards, a try, a quiz."""
