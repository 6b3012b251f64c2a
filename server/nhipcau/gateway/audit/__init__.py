"""The auditor's pages: what was done, who looked, what happened at the doors; never a family."""
