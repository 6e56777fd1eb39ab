"""Every path of the project and of the data folder; nothing else joins folder names."""

from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).parent
PROJECT = PACKAGE.parent

MODELS = PROJECT / "models"
SEEDS = PROJECT / "seeds"
MACROS = PROJECT / "macros"
FEEDS = PROJECT / "feeds"
EXPECTATIONS = PROJECT / "expectations"
DASHBOARDS = PROJECT / "dashboards"
DOCS = PROJECT / "docs"
SITE = DOCS / "site"


def shown(path: Path) -> Path:
    """A path as messages name it: below the project from there on, any other in full."""
    return path.relative_to(PROJECT) if path.is_relative_to(PROJECT) else path


@dataclass(frozen=True)
class DataFolder:
    """The folder that holds a hotline's data; nothing is written outside it."""

    root: Path

    @property
    def inbox(self) -> Path:
        """Where senders' files are put, at any depth."""
        return self.root / "inbox"

    @property
    def lake(self) -> Path:
        """Landed rows as text, one Parquet file per landed file and contract table."""
        return self.root / "lake"

    @property
    def ledger(self) -> Path:
        """One JSON per landed file; its appearance is what makes a landing count."""
        return self.lake / "_ledger"

    @property
    def rejects(self) -> Path:
        """Lines that could not be read, one Parquet file per landed file that had any."""
        return self.lake / "_rejects"

    def lake_table(self, table: str) -> Path:
        """The landed files of one contract table."""
        return self.lake / table

    @property
    def landing(self) -> Path:
        """Where a landing writes before it renames; on the lake's disc, emptied when the next one starts."""
        return self.lake / "_landing"

    @property
    def lock(self) -> Path:
        """Held by whoever writes to the data folder."""
        return self.root / ".lock"

    @property
    def warehouse(self) -> Path:
        """What is built from the lake."""
        return self.root / "warehouse"

    @property
    def built(self) -> Path:
        """The working databases of dbt and the gate; readers never open them."""
        return self.warehouse / "build"

    @property
    def build_database(self) -> Path:
        """What is only worked with: staging, the gate, everything between staging and marts."""
        return self.built_database("build")

    def built_database(self, name: str) -> Path:
        """`build`, or a database that publishing copies as it stands."""
        return self.built / f"{name}.duckdb"

    @property
    def scratch(self) -> Path:
        """Where DuckDB spills and files are written before they are renamed into place."""
        return self.warehouse / "scratch"

    @property
    def dbt_output(self) -> Path:
        """dbt's manifest, run results and log."""
        return self.warehouse / "dbt"

    @property
    def gate_report(self) -> Path:
        """What the gate found, as pages without values."""
        return self.warehouse / "gate"

    @property
    def data_docs(self) -> Path:
        """Great Expectations' own pages of the gate's results."""
        return self.gate_report / "data_docs"

    @property
    def blocks(self) -> Path:
        """The files that rules of the gate keep out as a whole."""
        return self.warehouse / "blocked_files.json"

    @property
    def published(self) -> Path:
        """Snapshots, a folder each."""
        return self.warehouse / "published"

    @property
    def current(self) -> Path:
        """The file that holds the id of the snapshot readers should open."""
        return self.published / "current"

    def snapshot(self, snapshot_id: str) -> Path:
        """The folder of one snapshot."""
        return self.published / snapshot_id
