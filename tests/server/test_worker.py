import pytest

from paperatlas.errors import StoreError, UsageError
from paperatlas.server.worker import Worker

pytestmark = pytest.mark.xdist_group("examples")


@pytest.fixture
def worker(atlas):
    worker = Worker(atlas, rows=3, seconds=60)
    yield worker
    worker.close()


def test_a_call_is_answered_within_the_limit_of_rows(worker):
    answer = worker.call("cypher", {"query": "MATCH (p:Paper) RETURN p.title AS title"})
    assert (answer["total"], len(answer["rows"])) == (40, 3)


def test_what_a_tool_refuses_is_told_and_the_next_call_answered(worker):
    with pytest.raises(UsageError, match="nothing is called 'xyzzy'"):
        worker.call("concept_card", {"name": "xyzzy"})
    assert worker.call("list_questions", {})["total"] == 33


def test_what_takes_too_long_is_stopped(atlas):
    worker = Worker(atlas, rows=3, seconds=0.001)
    with pytest.raises(StoreError, match=r"list_questions: stopped after 0\.001 seconds"):
        worker.call("list_questions", {})


def test_a_process_that_dies_is_told_and_started_again(worker):
    with pytest.raises(StoreError, match="no tool: the process that answers died"):
        worker.call("no tool", {})
    assert worker.call("list_questions", {})["total"] == 33
