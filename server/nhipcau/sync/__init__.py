"""Push, pull, bundles: the machine that carries, and knows no domain."""
