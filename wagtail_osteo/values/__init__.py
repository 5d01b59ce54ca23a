"""What is stored and typed: texts, addresses, and JSON of another shape."""
