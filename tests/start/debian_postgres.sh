#!/bin/sh
# The smoke part of the suite on Debian's own PostgreSQL (15 or newer), reached by passwords over TCP.
# Makes a throw-away cluster of its own and removes it. Needs root; installs `postgresql` when it is absent.
# Elsewhere it skips loudly, and fails when CI says that nothing may be skipped.
set -eu
cd "$(dirname "$0")/../.."

skip() {
    echo "DEBIAN'S POSTGRESQL WAS NOT TESTED: $1" >&2
    case "${CI:-}" in 1 | true | yes) exit 1 ;; *) exit 0 ;; esac
}

[ "$(id -u)" = 0 ] || skip "only root may install and start a server"
if ! command -v pg_createcluster >/dev/null; then
    command -v apt-get >/dev/null || skip "there is no apt-get"
    install='apt-get install -y --no-install-recommends postgresql'
    mkdir -p /etc/postgresql-common/createcluster.d
    echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.d/visavis.conf
    { apt-get update -q && DEBIAN_FRONTEND=noninteractive $install; } >/dev/null 2>&1 ||
        skip "'$install' failed"
    rm -f /etc/postgresql-common/createcluster.d/visavis.conf
fi

version=$(ls /usr/lib/postgresql | sort -n | tail -1)
[ "$version" -ge 15 ] || skip "PostgreSQL $version is too old: 15 is the least"
name="visavis_$$"
remove() { pg_dropcluster --stop "$version" "$name" || true; }
trap remove EXIT
trap 'exit 1' INT TERM
data=/var/lib/postgresql/$version/$name
free=$(df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 { print $4 }')
[ "${free:-0}" -lt 2000000 ] || data=/dev/shm/$name # in memory, hundreds of small files cost nothing
pg_createcluster --start --locale C.UTF-8 -d "$data" -o fsync=off "$version" "$name" >/dev/null
port=$(pg_lsclusters --no-header | awk -v name="$name" '$2 == name { print $3 }')
secret=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')

runuser -u postgres -- psql -q -v ON_ERROR_STOP=1 -p "$port" -d postgres <<SQL
create role visavis_admin login superuser password '$secret';
create role visavis_owner login nosuperuser nobypassrls password '$secret';
create role visavis_app login nosuperuser nobypassrls password '$secret';
create role visavis_audit login nosuperuser nobypassrls password '$secret';
SQL

at="127.0.0.1:$port/postgres"
echo "PostgreSQL $version of this system, port $port" >&2
DATABASE_URL="postgresql://visavis_app:$secret@$at" \
    VISAVIS_OWNER_URL="postgresql://visavis_owner:$secret@$at" \
    VISAVIS_AUDIT_URL="postgresql://visavis_audit:$secret@$at" \
    VISAVIS_ADMIN_URL="postgresql://visavis_admin:$secret@$at" \
    .venv/bin/python -m pytest -q -m postgres_smoke "$@"
