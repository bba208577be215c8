"""The site's port: the wanted one, or the next that is free."""

import errno
import http.client
import socket

TAKEN = {errno.EADDRINUSE}
TRIES = 100
BACKLOG = 2048


def open_door(host: str, port: int) -> socket.socket:
    """A listening socket. We keep it open for the whole run: nobody else can take the port meanwhile."""
    for candidate in range(port, min(port + TRIES, 65536)):
        door = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((host, candidate))
            door.listen(BACKLOG)
        except PermissionError:
            door.close()
        except OSError as problem:
            door.close()
            if problem.errno not in TAKEN:
                raise
        else:
            return door
    raise OSError(f"no free port between {port} and {port + TRIES - 1} on {host}")


def address_of(door: socket.socket) -> str:
    """What a person types."""
    host, port = door.getsockname()[:2]
    shown = {"0.0.0.0": "localhost", "::": "localhost"}.get(host, host)  # noqa: S104 - a comparison
    return f"http://[{shown}]:{port}/" if ":" in shown else f"http://{shown}:{port}/"


def is_served(door: socket.socket, seconds: float = 5.0) -> bool:
    """Whether a page comes back, whatever it says."""
    host, port = door.getsockname()[:2]
    reached = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - a comparison
    connection = http.client.HTTPConnection(reached, port, timeout=seconds)
    try:
        connection.request("GET", "/", headers={"Host": "localhost"})
        return connection.getresponse().status > 0
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
