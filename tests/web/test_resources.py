from datetime import UTC, datetime


def test_health_says_what_is_loaded(client, casefile):
    answer = client.get("/health").get_json()
    assert answer["status"] == "ok"
    assert answer["casefile"] == {"id": "lighthouse", "version": casefile.version}
    assert (answer["entities"], answer["claims"], answer["load_seconds"]) == (2, 1, 0.25)
    assert datetime.fromisoformat(answer["loaded_at"]) <= datetime.now(UTC)


def test_the_casefile_by_name(client, casefile):
    assert client.get("/v1/casefile").get_json() == {
        "id": "lighthouse",
        "version": casefile.version,
        "title": {"en": "The lamp of Skerry Point", "pl": "Lampa z przylądka Skerry"},
    }
