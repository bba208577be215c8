"""Uploads that are too heavy are dropped while they come in; the page then says so."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload
from django.http import HttpRequest

# Beyond this many bytes in one request nobody waits for the end: the connection is closed.
PATIENCE_BYTES = 200 * 1024 * 1024


class StopsAtLimit(FileUploadHandler):
    """Lets each file pass until `UPLOAD_MAX_BYTES`; then forgets it and notes `request.too_heavy`."""

    taken = 0
    request_length = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Each file is counted from zero."""
        super().new_file(*args, **kwargs)
        self.taken = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Count, and pass on to the next handler."""
        self.taken += len(raw_data)
        if self.taken > settings.UPLOAD_MAX_BYTES:
            self.request.too_heavy = self.request_length or self.taken
            if self.request_length > PATIENCE_BYTES:
                raise StopUpload(connection_reset=True)
            raise SkipFile
        return raw_data

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, boundary: bytes, encoding: str | None = None
    ) -> None:
        """The length of the whole request, as announced."""
        self.request_length = content_length

    def file_complete(self, file_size: int) -> None:
        """The file itself is made by the next handler."""
        return None


def too_heavy(request: HttpRequest) -> int:
    """How many bytes a dropped file had, as announced by the browser; 0 when none was dropped."""
    return int(getattr(request, "too_heavy", 0))
