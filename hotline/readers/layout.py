"""How a file is to be read: what a feed says about format, encoding, header and sheets."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Layout:
    """What is not said is found out: format by suffix and content, encoding and delimiter by sniffing."""

    format: str | None = None  # csv, tsv, xlsx, xls, parquet, jsonl
    encoding: str = "auto"  # utf-8, utf-8-sig, gb18030, auto
    delimiter: str | None = None
    header_row: int | None = None  # 1 = the first line or sheet row; None: the first that has enough of header_names
    sheets: tuple[str, ...] = ()  # empty: every sheet that has a header
    header_names: frozenset[str] = frozenset()  # every name that a column the feed reads may bear

    def allows(self, *formats: str) -> bool:
        """Whether a file in one of these formats may be read under this layout."""
        return self.format is None or self.format in formats
