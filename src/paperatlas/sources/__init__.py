"""Papers from files: one reader per format, found by content, each record with its fate."""
