"""A home made safer against falls: what each change does, and what it does for the spine."""
