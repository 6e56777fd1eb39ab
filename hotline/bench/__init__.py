"""What the project costs: each part measures one thing and writes what it found into docs/performance.md."""
