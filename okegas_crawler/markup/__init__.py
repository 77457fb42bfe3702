"""A page before its fields are read: its bytes, its tree, where its text is, what its head says."""
