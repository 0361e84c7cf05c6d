import json

from structlog.testing import capture_logs


def test_one_line_a_request_with_route_status_count_and_time(client):
    with capture_logs() as logs:
        client.post("/v1/annotations", json={"blocks": [{"id": 0, "text": "Odo Marsk"}]})
    (line,) = logs
    assert line["event"] == "request"
    assert (line["method"], line["route"], line["status"], line["count"]) == ("POST", "/v1/annotations", 200, 1)
    assert line["ms"] >= 0


def test_nothing_of_a_page_is_logged(client, capfd):
    url = "https://private.example/page"
    with capture_logs() as logs:
        headers = {"Referer": url, "User-Agent": "private browser"}
        client.post(
            "/v1/annotations?q=private", json={"url": url, "blocks": [{"id": 0, "text": "private"}]}, headers=headers
        )
        client.post("/v1/annotations", json={"url": 5, "private": 1, "blocks": [{"id": 0, "text": "private"}]})
        client.get("/private/path", headers=headers)
        client.get("/health", headers={"Origin": "https://private.example"})
    written = capfd.readouterr()
    assert len(logs) == 4
    assert "private" not in json.dumps(logs) + written.out + written.err
    assert logs[2]["route"] is None
