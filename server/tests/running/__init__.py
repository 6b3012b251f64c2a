"""Tests of how the house is run: the files of `deploy/` at work."""
