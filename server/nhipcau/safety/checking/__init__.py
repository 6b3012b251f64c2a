"""The lists with which a phone checks a link, a number, a message."""
