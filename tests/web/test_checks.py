import pytest

from sidelight.bundled import bundled
from sidelight.web.checks import MOST_BYTES
from sidelight.web.origins import compute_origin

OWN_ORIGIN = compute_origin(bundled("extension") / "manifest.json")
EXTRA_ORIGIN = "moz-extension://0e1b6f2c-1111-2222-3333-444455556666"
UNKNOWN = "chrome-extension://" + "a" * 32
HOSTILE = "https://evil.example"
EMPTY = {"blocks": []}


def assert_problem(response, status, words):
    assert response.status_code == status
    assert response.content_type == "application/problem+json"
    problem = response.get_json()
    assert problem["status"] == status
    assert words in problem["detail"]


def post(client, headers=None, **options):
    options = options or {"json": EMPTY}
    return client.post("/v1/annotations", headers=headers, **options)


class TestHost:
    @pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8765", "localhost", "localhost:8765", "LOCALHOST"])
    def test_own_names_pass(self, client, host):
        expected = 400 if host.isupper() else 200
        assert client.get("/health", headers={"Host": host}).status_code == expected

    @pytest.mark.parametrize(
        "host",
        ["evil.example", "evil.example:8765", "127.0.0.1.evil.example", "localhost.evil.example", "10.0.0.1",
         "127.0.0.2", "[::1]", "", "127.0.0.1:8765:1", "evil.example\\@127.0.0.1", "127.0.0.1@evil.example"],
    )  # fmt: skip
    def test_other_names_are_refused(self, client, host):
        assert_problem(client.get("/health", headers={"Host": host}), 400, "Host")

    def test_a_request_without_a_name_is_refused(self, client):
        environ = {"HTTP_HOST": None, "SERVER_PROTOCOL": "HTTP/1.0"}
        assert_problem(client.get("/health", environ_overrides=environ), 400, "Host")

    def test_a_rebound_page_cannot_post_either(self, client):
        assert_problem(post(client, {"Host": "evil.example:8765"}), 400, "Host")

    def test_forwarded_names_count_for_nothing(self, client):
        headers = {"Host": "evil.example", "X-Forwarded-Host": "127.0.0.1"}
        assert_problem(client.get("/health", headers=headers), 400, "Host")


class TestOrigin:
    @pytest.mark.parametrize("origin", [OWN_ORIGIN, EXTRA_ORIGIN])
    def test_the_extension_passes(self, client, origin):
        response = post(client, {"Origin": origin})
        assert response.status_code == 200
        assert response.headers["Access-Control-Allow-Origin"] == origin

    def test_a_request_without_origin_passes(self, client):
        assert client.get("/health").status_code == 200
        assert post(client).status_code == 200

    @pytest.mark.parametrize(
        "origin",
        [HOSTILE, "null", "", "http://127.0.0.1:8765", "http://localhost", UNKNOWN,
         OWN_ORIGIN + ".evil.example", f"{OWN_ORIGIN}, {HOSTILE}", "*"],
    )  # fmt: skip
    def test_any_other_is_refused(self, client, origin):
        for response in (post(client, {"Origin": origin}), client.get("/health", headers={"Origin": origin})):
            assert_problem(response, 403, "only the Sidelight extension")
            allowed = response.headers.get("Access-Control-Allow-Origin")
            assert allowed == (origin if origin == UNKNOWN else None)

    def test_an_extension_that_is_not_known_can_read_that_it_is_refused_and_no_more(self, client):
        asks = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
        preflight = client.options("/v1/annotations", headers={"Origin": UNKNOWN, **asks})
        assert preflight.headers["Access-Control-Allow-Origin"] == UNKNOWN
        refusal = post(client, {"Origin": UNKNOWN, "Sec-Fetch-Site": "cross-site"})
        assert_problem(refusal, 403, "run sidelight pair")
        assert refusal.headers["Access-Control-Allow-Origin"] == UNKNOWN

    def test_a_preflight_is_answered_to_the_extension_alone(self, client):
        asks = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
        own = client.options("/v1/annotations", headers={"Origin": OWN_ORIGIN, **asks})
        assert own.status_code == 200
        assert own.headers["Access-Control-Allow-Origin"] == OWN_ORIGIN
        assert own.headers["Access-Control-Allow-Headers"].lower() == "content-type"
        hostile = client.options("/v1/annotations", headers={"Origin": HOSTILE, **asks})
        assert hostile.status_code == 403
        assert "Access-Control-Allow-Origin" not in hostile.headers

    def test_letters_count_as_they_are(self, client):
        assert post(client, {"Origin": OWN_ORIGIN.upper()}).status_code == 403


class TestFetchSite:
    def test_another_sites_page_is_refused_where_it_does_not_name_itself(self, client):
        assert_problem(client.get("/health", headers={"Sec-Fetch-Site": "cross-site"}), 403, "other sites")
        assert_problem(post(client, {"Sec-Fetch-Site": "Cross-Site"}), 403, "other sites")

    def test_the_extension_passes_however_the_browser_classes_it(self, client):
        headers = {"Sec-Fetch-Site": "cross-site", "Origin": OWN_ORIGIN}
        assert post(client, headers).status_code == 200

    @pytest.mark.parametrize("site", ["none", "same-origin"])
    def test_the_extension_without_origin_and_the_address_bar_pass(self, client, site):
        assert client.get("/health", headers={"Sec-Fetch-Site": site}).status_code == 200


class TestContentType:
    @pytest.mark.parametrize("kind", ["application/json", "application/json; charset=utf-8", "Application/JSON"])
    def test_json_passes(self, client, kind):
        assert post(client, data=b'{"blocks": []}', content_type=kind).status_code == 200

    @pytest.mark.parametrize(
        "kind",
        ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "text/json", "application/ld+json",
         "text/plain; application/json", None],
    )  # fmt: skip
    def test_anything_else_is_refused(self, client, kind):
        assert_problem(post(client, data=b'{"blocks": []}', content_type=kind), 415, "application/json")

    def test_a_compressed_body_is_refused(self, client):
        headers = {"Content-Encoding": "gzip"}
        response = post(client, headers, data=b"\x1f\x8b\x08\x00", content_type="application/json")
        assert_problem(response, 415, "compressed")


class TestSize:
    def test_a_body_up_to_the_limit_passes(self, client):
        body = b'{"blocks": []}'
        body += b" " * (MOST_BYTES - len(body))
        assert post(client, data=body, content_type="application/json").status_code == 200

    def test_a_larger_one_is_refused(self, client):
        response = post(client, data=b" " * (MOST_BYTES + 1), content_type="application/json")
        assert_problem(response, 413, "4,194,304 bytes")


class TestOrder:
    """One request with every fault is told the first; with that mended, the next."""

    def test_each_check_has_its_turn(self, client):
        faults = {
            "Host": ("evil.example", "127.0.0.1", 400),
            "Origin": (HOSTILE, OWN_ORIGIN, 403),
            "Content-Type": ("text/plain", "application/json", 415),
        }
        headers = {name: wrong for name, (wrong, _, _) in faults.items()}
        for name, (_, right, status) in faults.items():
            assert post(client, headers, data=b" " * (MOST_BYTES + 1)).status_code == status
            headers[name] = right
        assert post(client, headers, data=b" " * (MOST_BYTES + 1)).status_code == 413
        assert post(client, headers, data=b" ").status_code == 400
