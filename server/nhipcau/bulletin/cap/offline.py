"""The Common Alerting Protocol 1.2, in and out, on the wire."""
