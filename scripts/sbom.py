"""`make sbom`: all that the service is made of, from the lock, as CycloneDX 1.5 in build/sbom.cdx.json."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
UV = Path(sys.executable).parent / "uv"
COMMAND = [
    "export",
    "--quiet",
    "--frozen",
    "--no-dev",
    "--format",
    "cyclonedx1.5",
    "--preview-features",
    "sbom-export",
]


def main(arguments: list[str]) -> int:
    """Returns 1 when uv cannot write this format (before 0.9.11)."""
    target = Path(arguments[0]) if arguments else ROOT / "build" / "sbom.cdx.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    made = subprocess.run([UV, *COMMAND], cwd=ROOT, capture_output=True, text=True, check=False)
    if made.returncode:
        print(f"uv writes no list of components: {made.stderr.strip()}", file=sys.stderr)
        return 1
    target.write_text(made.stdout, encoding="utf-8")
    print(f"{len(json.loads(made.stdout)['components'])} components in {target}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
