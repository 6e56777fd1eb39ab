"""Pages over the published snapshot: what leaders look at."""
