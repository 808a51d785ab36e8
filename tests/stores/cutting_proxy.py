"""A way to a server that breaks: it passes everything on, and loses answers when it is told to."""

import socket
from collections.abc import Callable, Iterable
from contextlib import suppress
from threading import Lock, Thread


class CuttingProxy:
    """Listens on ``port``. Each piece of an answer counts; at those of ``cuts`` the connection to the client is cut
    after the server has done its work, and ``then`` is called, which may kill the server and make another the
    ``target``.
    """

    def __init__(self, host: str, port: int, cuts: Iterable[int], then: Callable[[], None] = lambda: None) -> None:
        self.target = (host, port)
        self._cuts, self._then = set(cuts), then
        self._lock = Lock()
        self.pieces = 0
        self.cut = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        Thread(target=self._listen, daemon=True).start()

    def close(self) -> None:
        self._listener.close()

    def _listen(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with client:
            try:
                server = socket.create_connection(self.target)
            except OSError:
                return
            with server:
                Thread(target=_pass_on, args=(client, server), daemon=True).start()
                with suppress(OSError):
                    while piece := server.recv(65536):
                        if self._is_cut():
                            client.shutdown(socket.SHUT_RDWR)
                            self._then()
                            return
                        client.sendall(piece)
                    client.shutdown(socket.SHUT_RDWR)

    def _is_cut(self) -> bool:
        with self._lock:
            self.pieces += 1
            self.cut += self.pieces in self._cuts
            return self.pieces in self._cuts


def _pass_on(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while piece := source.recv(65536):
            target.sendall(piece)
        target.shutdown(socket.SHUT_WR)
