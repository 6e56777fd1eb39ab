"""A made-up city: contract-layout extracts of tickets, events, calls and callbacks, the same for the same seed."""
