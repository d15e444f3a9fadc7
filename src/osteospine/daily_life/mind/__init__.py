"""Pain, fear, activity and mood as a cycle, and what helps."""
