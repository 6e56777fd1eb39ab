"""Which pages there are, in which order: the first is the one a reader lands on."""

PAGES = ("overview", "hotspots", "units", "sharing", "catalogue", "quality", "reconciliation")
