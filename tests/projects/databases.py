"""Throw-away databases: a file, or one on a database server of this machine.

The servers are as a developer's machine and CI have them: on 127.0.0.1, with an
administrator who needs no password.
"""

import secrets
from contextlib import contextmanager
from pathlib import Path

import pytest

__all__ = ["SERVERS", "sqlite", "use_pymysql"]

HOST = "127.0.0.1"


def sqlite(path: Path) -> dict:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        # Nothing here need survive a crash.
        "OPTIONS": {"init_command": "PRAGMA synchronous=OFF"},
    }


def use_pymysql() -> None:
    """Let PyMySQL stand in where mysqlclient is not installed."""
    try:
        import MySQLdb  # noqa: F401
    except ImportError:
        import pymysql

        # Django asks for a mysqlclient of at least this version.
        pymysql.version_info = (2, 2, 1, "final", 0)
        pymysql.install_as_MySQLdb()


@contextmanager
def postgresql():
    psycopg = pytest.importorskip("psycopg", reason="psycopg is not installed")
    try:
        server = psycopg.connect(
            host=HOST, user="postgres", dbname="postgres", autocommit=True
        )
    except psycopg.OperationalError as error:
        pytest.skip(f"PostgreSQL cannot be reached: {error}")
    name = f"osteo_{secrets.token_hex(6)}"
    with server:
        server.execute(f'CREATE DATABASE "{name}"')
        try:
            yield {
                "ENGINE": "django.db.backends.postgresql",
                "HOST": HOST,
                "USER": "postgres",
                "NAME": name,
            }
        finally:
            server.execute(f'DROP DATABASE "{name}"')


@contextmanager
def mariadb():
    try:
        use_pymysql()
    except ImportError:
        pytest.skip("neither mysqlclient nor PyMySQL is installed")
    import MySQLdb

    try:
        server = MySQLdb.connect(host=HOST, user="root")
    except MySQLdb.OperationalError as error:
        pytest.skip(f"MariaDB cannot be reached: {error}")
    name = f"osteo_{secrets.token_hex(6)}"
    cursor = server.cursor()
    cursor.execute(f"CREATE DATABASE {name} CHARACTER SET utf8mb4")
    try:
        yield {
            "ENGINE": "django.db.backends.mysql",
            "HOST": HOST,
            "USER": "root",
            "NAME": name,
        }
    finally:
        cursor.execute(f"DROP DATABASE {name}")
        server.close()


SERVERS = {"postgresql": postgresql, "mariadb": mariadb}
