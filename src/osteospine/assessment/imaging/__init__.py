"""What each test of the spine shows: the second way to look at one fractured vertebra."""
