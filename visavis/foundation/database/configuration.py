"""The server's settings files. We alone write them; the server's account can only read them.

They lie outside the data directory, which belongs to the server's account: as root we never write where a
less trusted account could have laid a link.
"""

import os
from pathlib import Path

from .account import Account, own_name
from .state import State, is_root, own_folder

DURABLE = {"max_connections": "100"}
EPHEMERAL = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "512MB",
    "checkpoint_timeout": "1h",
    "shared_buffers": "64MB",
    "max_connections": "200",
    "io_method": "sync",
    "max_parallel_workers_per_gather": "0",
}
# What people typed never reaches the server's log: a failed statement holds it, and so do many errors ("invalid
# input syntax for type date: …") with their details ("Key (…)=(…)"). Errors are told to the client alone, which
# logs each without its values and with the incident code; the server writes what concerns itself.
DISCREET = {
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_statement": "none",
    "log_min_duration_statement": "-1",
}
HBA = """\
local all dbsuper peer map=su
local all owner,app,audit peer map=prod
local replication dbsuper peer map=su
"""


def quoted(value: str | Path) -> str:
    """A value inside a settings file."""
    return "'" + str(value).replace("\\", "\\\\").replace("'", "''") + "'"


def socket_setting(folder: Path) -> str:
    """The socket folder, double-quoted: in this list setting a comma would split it."""
    return '"' + str(folder).replace('"', '""') + '"'


def who_is_who(account: Account) -> str:
    """Which system account may be which database role; no password exists."""
    us = "root" if is_root() else own_name()
    supers = dict.fromkeys([account.name, us])
    lines = [f'su "{name}" dbsuper' for name in supers]
    lines += [f'prod "{us}" {role}' for role in ("owner", "app", "audit")]
    return "\n".join(lines) + "\n"


def settings_text(state: State) -> str:
    """The main settings file: what initdb wrote, then ours."""
    own = {
        "listen_addresses": "",
        "unix_socket_directories": socket_setting(state.sockets),
        "unix_socket_permissions": "0700",
        "hba_file": str(state.settings / "pg_hba.conf"),
        "ident_file": str(state.settings / "pg_ident.conf"),
        "data_directory": str(state.data),
        "log_destination": "stderr",
        "logging_collector": "off",
        "log_line_prefix": "%m [%p] %q%u@%d ",
        "lc_messages": "C",
        "timezone": "UTC",
        **DISCREET,
        **(EPHEMERAL if state.ephemeral else DURABLE),
    }
    lines = [f"include {quoted(state.data / 'postgresql.conf')}"]
    lines += [f"{name} = {quoted(value)}" for name, value in own.items()]
    return "\n".join(lines) + "\n"


def write_settings(state: State, account: Account) -> Path:
    """Write the three files anew and return the main one."""
    folder = own_folder(state.settings, 0o750, gid=account.gid)
    _write(folder / "pg_hba.conf", HBA, account)
    _write(folder / "pg_ident.conf", who_is_who(account), account)
    return _write(folder / "postgresql.conf", settings_text(state), account)


def _write(path: Path, text: str, account: Account) -> Path:
    fresh = path.with_name(path.name + ".new")
    fresh.unlink(missing_ok=True)
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        if account.drop:
            os.fchown(file.fileno(), -1, account.gid)
        os.fchmod(file.fileno(), 0o640)
    os.replace(fresh, path)
    return path
