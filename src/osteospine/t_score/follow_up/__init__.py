"""Two scans of one person, and whether the change between them is real."""
