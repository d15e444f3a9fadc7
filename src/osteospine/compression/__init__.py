"""Vertebral compression: one vertebra loses height."""
