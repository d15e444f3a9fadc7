"""A day of food and pills against allowances and upper limits."""
