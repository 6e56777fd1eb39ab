"""The project beside what its users would take instead: the same indicators by PostgreSQL and by pandas."""
