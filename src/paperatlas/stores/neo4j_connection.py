"""The connection to a Neo4j server, and what its errors mean to a user."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from ssl import SSLCertVerificationError
from typing import TYPE_CHECKING

from paperatlas.errors import StoreError, one_line

if TYPE_CHECKING:
    from neo4j import Driver, Session

CONNECTION_SECONDS = 10.0
"""How long a server may take to accept a connection."""

RETRY_SECONDS = 60.0
"""How long a server may be away once it has answered, such as one that is started again."""

_ADDRESS = re.compile(r"(bolt|neo4j)(\+s|\+ssc)?://[^@]+")


class Neo4jConnection:
    """A user's way to one database of a server. It connects at the first session, not before."""

    def __init__(self, uri: str, user: str, password: str | None, database: str | None) -> None:
        self._uri = uri
        self._user = user
        self._password = password
        self._database = database
        self._driver: Driver | None = None

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A session. What the driver raises in it becomes a `StoreError` of one line that never shows a password."""
        from neo4j.exceptions import AuthError, ConfigurationError, DriverError, Neo4jError

        place = self._uri.rpartition("@")[2]
        try:
            with self._connected().session(database=self._database) as session:
                yield session
        except AuthError as error:
            raise StoreError(f"{place}: Neo4j refuses user '{self._user}': check name and password") from error
        except ConfigurationError as error:
            raise StoreError(f"'{place}' is no address of Neo4j: write bolt://host:7687, without user name") from error
        except Neo4jError as error:
            raise StoreError(f"{place}: Neo4j refuses: {message(error)}") from error
        except DriverError as error:
            if _is_untrusted(error):
                raise StoreError(
                    f"{place}: its certificate is not trusted; name yours in SSL_CERT_FILE, or write bolt+ssc:// or "
                    "neo4j+ssc:// to accept any"
                ) from error
            raise StoreError(f"{place}: no Neo4j server answers; start it or correct the address") from error

    def close(self) -> None:
        """Close it; a later session connects again."""
        if self._driver is not None:
            self._driver.close()
        self._driver = None

    def _connected(self) -> Driver:
        """The driver. Connectivity is checked apart, since a transaction tries again for `RETRY_SECONDS`."""
        from neo4j.exceptions import ConfigurationError

        if self._driver is None:
            if not _ADDRESS.fullmatch(self._uri):
                raise ConfigurationError("another scheme, or a user name")
            try:
                with ExitStack() as undo:
                    driver = undo.enter_context(self._connect())
                    driver.verify_connectivity()
                    undo.pop_all()
            except ValueError as error:  # the driver's word for a host or port that cannot be
                raise ConfigurationError(str(error)) from error
            self._driver = driver
        return self._driver

    def _connect(self) -> Driver:
        from neo4j import GraphDatabase

        auth = None if self._password is None else (self._user, self._password)
        return GraphDatabase.driver(
            self._uri,
            auth=auth,
            connection_timeout=CONNECTION_SECONDS,
            max_transaction_retry_time=RETRY_SECONDS,
            notifications_min_severity="OFF",
        )


def _is_untrusted(error: BaseException | None) -> bool:
    """Whether a certificate that does not verify is behind an error; for routing the driver groups what lies behind."""
    if error is None or isinstance(error, SSLCertVerificationError):
        return error is not None
    parts = error.exceptions if isinstance(error, BaseExceptionGroup) else (error.__cause__ or error.__context__,)
    return any(map(_is_untrusted, parts))


def is_of_server(error: Exception) -> bool:
    """Whether an error would meet any query: no access, no such database, or a server in trouble."""
    from neo4j.exceptions import AuthError, Neo4jError, TransientError

    code = error.code if isinstance(error, Neo4jError) else None
    return isinstance(error, AuthError | TransientError) or ".Database." in (code or "")


def message(error: Exception) -> str:
    """What an error says, in one line.

    >>> message(ValueError("no such  thing"))
    'no such thing'
    """
    return one_line(getattr(error, "message", None) or error)
