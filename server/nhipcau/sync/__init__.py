"""Push, pull, bundles: knows no domain."""
