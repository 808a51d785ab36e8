"""A Neo4j server whose connections are encrypted."""

import secrets
import shutil
import subprocess

import pytest
from tests.stores.conftest import neo4j

from paperatlas.errors import StoreError
from paperatlas.stores.neo4j import Neo4jStore

pytestmark = [pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")]


@pytest.fixture(scope="module")
def encrypted(neo4j_jars, tmp_path_factory):
    """Port, password and certificate of a server with a certificate that it has signed itself."""
    if not shutil.which("openssl"):
        pytest.skip("no openssl to make a certificate with")
    folder, password = tmp_path_factory.mktemp("encrypted"), secrets.token_urlsafe(12)
    certificates = folder / "home" / "certificates"
    certificates.mkdir(parents=True)
    key, certificate = certificates / "private.key", certificates / "public.crt"
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    names = ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run([*make, *names], check=True, capture_output=True)
    with neo4j(neo4j_jars, folder, password) as port:
        yield port, password, certificate


def test_a_certificate_that_is_trusted(encrypted, graph, monkeypatch):
    port, password, certificate = encrypted
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with Neo4jStore(f"bolt+s://127.0.0.1:{port}", password=password) as store:
        store.load(graph)
        assert store.query("MATCH (p:Paper) RETURN count(p)").rows == ((2,),)


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s"])
def test_a_certificate_that_is_not_trusted_is_named(encrypted, scheme):
    port, password, _ = encrypted
    with (
        Neo4jStore(f"{scheme}://127.0.0.1:{port}", password=password) as store,
        pytest.raises(StoreError, match=r"its certificate is not trusted.*bolt\+ssc") as caught,
    ):
        store.query("RETURN 1")
    assert password not in str(caught.value)


def test_any_certificate_will_do_where_the_scheme_says_so(encrypted):
    port, password, _ = encrypted
    with Neo4jStore(f"bolt+ssc://127.0.0.1:{port}", password=password) as store:
        assert store.query("RETURN 1 AS one").rows == ((1,),)
