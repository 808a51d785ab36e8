"""The compose file: the tested version, on this machine only, with a password that the user sets."""

import os
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

ROOT = Path(__file__).parents[2]
COMPOSE = ROOT / "docker-compose.yml"


@pytest.fixture
def service():
    return yaml.safe_load(COMPOSE.read_text())["services"]["neo4j"]


def check(password):
    if not shutil.which("docker-compose"):
        pytest.skip("docker-compose is not installed")
    environment = {name: value for name, value in os.environ.items() if name != "NEO4J_PASSWORD"}
    environment |= {"NEO4J_PASSWORD": password} if password else {}
    command = ["docker-compose", "--file", str(COMPOSE), "config", "--quiet"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_the_version_is_the_one_that_the_tests_run(service):
    pom = ElementTree.parse(ROOT / "tests/neo4j_server/pom.xml")
    version = pom.findtext(".//{*}neo4j.version")
    assert service["image"] == f"neo4j:{version}-community"


def test_ports_are_open_to_this_machine_only(service):
    assert service["ports"] == ["127.0.0.1:7474:7474", "127.0.0.1:7687:7687"]


def test_compose_accepts_it():
    result = check("long enough")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_the_password_has_no_default():
    result = check(None)
    assert result.returncode != 0
    assert "NEO4J_PASSWORD" in result.stderr
