"""The second panel of the lesson: causes of fracture as published relative risks."""
