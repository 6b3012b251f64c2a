"""Who can do it alone, and who came back alone: the figures of independence."""
