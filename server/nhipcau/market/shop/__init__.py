"""The shop window: pages without a script, feeds for platforms, labels to print."""
