"""Logs as JSON Lines, with the incident code; never a name, never a text of a person."""

from __future__ import annotations

import json
import logging

from visavis.foundation.requests import incident


class JsonLines(logging.Formatter):
    """One record, one JSON object: at, level, from, said, incident, error."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "from": record.name,
            "said": record.getMessage(),
        }
        if code := incident.current.get():
            line["incident"] = code
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)
