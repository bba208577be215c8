"""The five roles, what each may do, and the extensions, set once per database.

`dbsuper` makes databases and dumps; `owner` changes tables; `app` serves pages under row policies; `audit`
reads what it was given. On a server of your own the names are the users of its three addresses. `visavis_numbers`
enters nowhere: the functions around the vault of social security numbers run as this role; it reads that table alone.
"""

import os
from typing import Any
from urllib.parse import unquote, urlsplit

import psycopg
from psycopg import sql

ADDRESSES = {"owner": "VISAVIS_OWNER_URL", "app": "DATABASE_URL", "audit": "VISAVIS_AUDIT_URL"}
EXTENSIONS = ("unaccent", "pg_trgm", "btree_gist", "btree_gin", "citext", "vector", "earthdistance")
NUMBERS = "visavis_numbers"
Connection = psycopg.Connection[tuple[Any, ...]]


def role_name(role: str) -> str:
    """What the server calls this role: its own name, or the user in the address given for it."""
    user = urlsplit(os.environ.get(ADDRESSES.get(role, ""), "")).username
    return unquote(user) if user and os.environ.get("DATABASE_URL") else role


def create_roles(connection: Connection) -> None:
    """Create what is missing of owner, app, audit and the numbers' role; none of them can see past a row policy."""
    for role in ("owner", "app", "audit"):
        known = connection.execute("select 1 from pg_roles where rolname = %s", [role]).fetchone()
        if known is None:
            wanted = sql.SQL("create role {} login nosuperuser nobypassrls nocreaterole nocreatedb")
            connection.execute(wanted.format(sql.Identifier(role)))
    known = connection.execute("select 1 from pg_roles where rolname = %s", [NUMBERS]).fetchone()
    if known is None:
        connection.execute(f"create role {NUMBERS} nologin nosuperuser nobypassrls nocreaterole nocreatedb")
    connection.execute(
        sql.SQL("grant {} to {}").format(sql.Identifier(NUMBERS), sql.Identifier(role_name("owner")))
    )


def create_database(connection: Connection, name: str) -> bool:
    """Create an empty database that belongs to owner; False when it exists."""
    known = connection.execute("select 1 from pg_database where datname = %s", [name]).fetchone()
    if known is not None:
        return False
    wanted = sql.SQL("create database {} owner {} template template0 encoding 'UTF8'")
    connection.execute(wanted.format(sql.Identifier(name), sql.Identifier(role_name("owner"))))
    return True


def grant_connect(connection: Connection, name: str) -> None:
    """Close the database to everybody but the three roles. A cloned database needs this again."""
    database = sql.Identifier(name)
    roles = sql.SQL(", ").join(sql.Identifier(role_name(role)) for role in ("owner", "app", "audit"))
    connection.execute(sql.SQL("revoke all on database {} from public").format(database))
    connection.execute(sql.SQL("grant connect on database {} to {}").format(database, roles))


def prepare_database(connection: Connection, extensions: bool = True) -> None:
    """Inside one database: the schema belongs to owner; what owner creates later is usable by app at once."""
    owner, app, audit = (sql.Identifier(role_name(role)) for role in ("owner", "app", "audit"))
    defaults = sql.SQL("alter default privileges for role {} in schema public grant {} to {}")
    for statement in (
        sql.SQL("revoke all on schema public from public"),
        sql.SQL("grant usage, create on schema public to {}").format(owner),
        sql.SQL("grant usage on schema public to {}, {}").format(app, audit),
        sql.SQL("grant usage, create on schema public to {}").format(sql.Identifier(NUMBERS)),
        defaults.format(owner, sql.SQL("select, insert, update, delete on tables"), app),
        defaults.format(owner, sql.SQL("usage, select on sequences"), app),
    ):
        connection.execute(statement)
    if extensions:
        create_extensions(connection)


def create_extensions(connection: Connection) -> None:
    """Create what the server offers; the migration that needs another one will say so."""
    rows = connection.execute("select name from pg_available_extensions").fetchall()
    offered = {row[0] for row in rows}
    for name in EXTENSIONS:
        if name in offered:
            wanted = sql.SQL("create extension if not exists {} cascade")
            connection.execute(wanted.format(sql.Identifier(name)))
