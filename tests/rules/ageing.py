"""Files that landed earlier than they did."""

import json
from collections.abc import Callable
from datetime import date, timedelta

from hotline.paths import DataFolder


def three_days_ago(folder: DataFolder, which: Callable[[str], bool] = lambda _: True) -> None:
    """Makes the files of some names have landed three days ago."""
    for path in folder.ledger.glob("*.json"):
        entry = json.loads(path.read_text(encoding="utf-8"))
        if which(entry["file_name"]):
            entry["landed_at"] = f"{date.today() - timedelta(days=3)} 09:00:00"
            path.write_text(json.dumps(entry, ensure_ascii=False), encoding="utf-8")
