"""Pages that were kept, as a WARC file that web archives and their tools read."""

from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from typing import IO

from warcio.timeutils import datetime_to_iso_date
from warcio.warcwriter import WARCWriter

Kept = tuple[str, datetime, str, str, bytes]  # address, hour, kind, SHA-256, the page


def write(pages: Iterable[Kept], to: IO[bytes]) -> int:
    """One resource record a page, under the hour at which it was fetched. Returns how many."""
    writer = WARCWriter(to, gzip=True)
    about = {"software": "Heeded", "format": "WARC File Format 1.0"}
    writer.write_record(writer.create_warcinfo_record("heeded.warc.gz", about))
    count = 0
    for address, hour, kind, sha256, page in pages:
        told = [
            ("WARC-Date", datetime_to_iso_date(hour.astimezone(UTC).replace(tzinfo=None))),
            ("WARC-Payload-Digest", f"sha256:{sha256}"),
        ]
        writer.write_record(
            writer.create_warc_record(
                address,
                "resource",
                payload=BytesIO(page),
                length=len(page),
                warc_content_type=kind or "application/octet-stream",
                warc_headers_dict=dict(told),
            )
        )
        count += 1
    return count
