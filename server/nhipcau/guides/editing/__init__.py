"""Guides written in the browser: drafts, a second look, publishing."""
