"""The kernel: ids, clock, problems, ledger, bus, registry, actor, scope. It imports nothing of ours."""
