"""The review cycle: when a page was checked as a whole, when it is due, who is told."""
