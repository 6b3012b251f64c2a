"""The Common Alerting Protocol 1.2, in and out; and what came in from others, kept as it came."""
