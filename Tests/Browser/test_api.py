"""The JSON API: tokens, keys, revisions, problems, and a description that every answer keeps to."""

import concurrent.futures
import json
import secrets
import urllib.parse

import pytest
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from visitor import Answer, Visitor
from words import LANGUAGES

API = "/api/v1"
REQUEST = {
    "name": "周女士", "contact": "13912345678", "words": "打印机显示 E05", "demand": "今天恢复", "type": "fault", "urgency": False,
}


class Caller:
    """Someone who calls the API; every answer is held to the description."""

    def __init__(self, center, token: str | None, described: "Described | None" = None, language: str = "zh-Hans"):
        self.visitor = Visitor(center.base, language)
        self.token = token
        self.described = described

    def call(self, method: str, path: str, body=None, *, key: str | None = None, revision=None, headers=None, raw: bytes | None = None) -> Answer:
        sent = {"Accept": "application/json", **({"Authorization": f"Bearer {self.token}"} if self.token else {})}
        if body is not None or raw is not None:
            sent["Content-Type"] = "application/json"
        if key:
            sent["Idempotency-Key"] = key
        if revision is not None:
            sent["If-Match"] = revision if isinstance(revision, str) else f'"{revision}"'
        data = raw if raw is not None else None if body is None else json.dumps(body, ensure_ascii=False).encode()
        answer = self.visitor.send(method, API + path, data, {**sent, **(headers or {})})
        if self.described:
            self.described.holds(method, path, answer)
        return answer

    def create(self, **changes) -> dict:
        answer = self.call("POST", "/tickets", {**REQUEST, **changes}, key=secrets.token_hex(16))
        assert answer.status == 201, answer.text
        return json.loads(answer.body)

    def ticket(self, number: str) -> dict:
        return json.loads(self.call("GET", f"/tickets/{number}").body)

    def act(self, number: str, verb: str, body: dict | None = None, revision=None) -> Answer:
        seen = self.ticket(number)["revision"] if revision is None else revision
        return self.call("POST", f"/tickets/{number}/{verb}", body or {}, revision=seen, key=secrets.token_hex(16))


class Described:
    """The OpenAPI description, and whether an answer is as it says."""

    def __init__(self, document: dict):
        self.document = document
        self.registry = Registry().with_resource("urn:api", Resource(contents=document, specification=DRAFT202012))

    def template(self, path: str) -> str:
        """The described path that a called one is an example of."""
        pieces = path.split("?")[0].strip("/").split("/")
        for template in self.document["paths"]:
            parts = template.removeprefix(API).strip("/").split("/")
            if len(parts) == len(pieces) and all(part == piece or part.startswith("{") for part, piece in zip(parts, pieces)):
                return template
        raise AssertionError(f"{path} is not described")

    def holds(self, method: str, path: str, answer: Answer) -> None:
        template = self.template(path)
        operation = self.document["paths"][template].get(method.lower())
        if operation is None:
            assert answer.status == 405, f"{method} {template} is not described and said {answer.status}"
            return
        name = str(answer.status) if str(answer.status) in operation["responses"] else "default"
        assert name in operation["responses"], f"{method} {template} said {answer.status}, which is not described"
        place = f"#/paths/{escaped(template)}/{method.lower()}/responses/{name}"
        response = operation["responses"][name]
        while "$ref" in response:
            place = response["$ref"]
            response = self.at(place)
        kind = answer.headers.get("content-type", "").split(";")[0]
        if not answer.body:
            assert "content" not in response
            return
        assert kind in response.get("content", {}), f"{method} {template} {answer.status} came as {kind}"
        schema = {"$ref": f"urn:api{place}/content/{escaped(kind)}/schema"}
        mistakes = [f"{list(one.path)}: {one.message}" for one in OAS31Validator(schema, registry=self.registry).iter_errors(json.loads(answer.body))]
        assert not mistakes, f"{method} {template} {answer.status}: " + "; ".join(mistakes)

    def at(self, pointer: str):
        thing = self.document
        for part in pointer.removeprefix("#/").split("/"):
            thing = thing[part.replace("~1", "/").replace("~0", "~")]
        return thing


def escaped(part: str) -> str:
    return part.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D")


@pytest.fixture(scope="module")
def token(center) -> str:
    return center.token()


@pytest.fixture(scope="module")
def described(center) -> Described:
    return Described(json.loads(Visitor(center.base).get(f"{API}/openapi.json", Accept="application/json").body))


@pytest.fixture(scope="module")
def caller(center, token, described) -> Caller:
    return Caller(center, token, described)


def is_problem(answer: Answer, *statuses: int, field: str | None = None) -> dict:
    assert answer.status in statuses, f"{answer.status}: {answer.body[:300]!r}"
    assert answer.headers["content-type"].split(";")[0] == "application/problem+json"
    problem = json.loads(answer.body)
    assert problem["status"] == answer.status and problem["title"] and problem["type"]
    if field:
        assert field in json.dumps(problem.get("errors", [])), f"the problem does not name {field}: {problem}"
    return problem


# ---- The description

def test_the_description_is_valid_openapi(described):
    assert described.document["openapi"].startswith("3.1")
    OpenAPIV31SpecValidator(described.document).validate()


def test_every_route_is_described(described):
    expected = {
        ("/tickets", "get"), ("/tickets", "post"), ("/tickets/x", "get"), ("/search", "get"),
        *((f"/tickets/x/{verb}", "post") for verb in ["taking", "replies", "notes", "resolution", "confirmation", "archiving"]),
    }
    for path, method in expected:
        assert method in described.document["paths"][described.template(path)], f"{method} {path}"


# ---- Who calls

@pytest.mark.parametrize("token", [None, "", "x", "0" * 64, "x" * 50_000, "字"])
def test_without_a_token_nothing_is_told(center, token):
    headers = {} if token is None else {"Authorization": f"Bearer {token}".encode("utf-8").decode("latin-1")}
    for method, path in [("GET", "/tickets"), ("GET", "/tickets/CST-20260101001"), ("POST", "/tickets"), ("GET", "/search?q=x")]:
        answer = Caller(center, None).call(method, path, {} if method == "POST" else None, headers=headers)
        if answer.status == 400:
            # A header over the server's limit is refused before anything of the request is known.
            assert answer.body == b"" and answer.headers.get("connection") == "close"
        else:
            is_problem(answer, 401)


def test_a_token_does_only_what_it_was_made_for(center, described):
    reader = Caller(center, center.token(scopes="tickets:read"), described)
    assert reader.call("GET", "/tickets").status == 200
    is_problem(reader.call("POST", "/tickets", REQUEST, key=secrets.token_hex(16)), 403)


# ---- The story

def test_the_story_through_the_api(center, caller):
    created = caller.call("POST", "/tickets", REQUEST, key=secrets.token_hex(16))
    assert created.status == 201
    ticket = json.loads(created.body)
    number = ticket["number"]
    assert created.headers["location"].endswith(f"{API}/tickets/{number}")
    assert created.headers["etag"].strip('W/"') == str(ticket["revision"])
    assert ticket["status"] == "new" and ticket["type"] == "fault"
    assert {clock["kind"] for clock in ticket["clocks"]} >= {"response", "solution"}
    assert "13912345678" not in created.text, "a contact is masked without contacts:read"

    assert caller.act(number, "taking", {"owner": center.staff.login}).status == 200
    assert caller.act(number, "replies", {"words": "您好，请断电一分钟"}).status in {200, 201}
    assert caller.act(number, "notes", {"words": "第二次了"}).status in {200, 201}
    is_problem(caller.act(number, "resolution", {"solution": ""}), 422, field="solution")
    assert caller.act(number, "resolution", {"solution": "断电复位"}).status == 200
    assert caller.act(number, "confirmation", {"evidence": "电话确认，录音 0712"}).status == 200
    archived = caller.act(number, "archiving")
    assert archived.status == 200
    assert caller.ticket(number)["status"] == "archived"
    is_problem(caller.act(number, "replies", {"words": "晚了"}), 403, 409)


# ---- Keys and revisions

def test_the_same_key_and_body_answer_the_same(caller):
    key = secrets.token_hex(16)
    first = caller.call("POST", "/tickets", REQUEST, key=key)
    again = caller.call("POST", "/tickets", REQUEST, key=key)
    assert first.status == 201 and again.status in {200, 201}
    assert json.loads(first.body)["number"] == json.loads(again.body)["number"]


def test_the_same_key_with_another_body_is_refused(caller):
    key = secrets.token_hex(16)
    assert caller.call("POST", "/tickets", REQUEST, key=key).status == 201
    is_problem(caller.call("POST", "/tickets", {**REQUEST, "words": "anders"}, key=key), 422)


def test_the_same_key_eight_times_at_once_creates_one(caller):
    key = secrets.token_hex(16)
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: caller.call("POST", "/tickets", REQUEST, key=key), range(8)))
    assert {answer.status for answer in answers} <= {200, 201, 409}
    assert len({json.loads(answer.body)["number"] for answer in answers if answer.status < 300}) == 1


def test_a_create_without_a_key_is_refused(caller):
    is_problem(caller.call("POST", "/tickets", REQUEST), 422, 428)


@pytest.mark.parametrize("key", ["x" * 5_000, " ", "schlüssel".encode().decode("latin-1")])
def test_a_key_that_is_none_is_refused(caller, key):
    is_problem(caller.call("POST", "/tickets", REQUEST, headers={"Idempotency-Key": key}), 422, 428)


def test_a_change_of_what_somebody_changed_meanwhile_is_refused(center, caller):
    owner = {"owner": center.staff.login}
    ticket = caller.create()
    path = f"/tickets/{ticket['number']}/taking"
    for stale in [ticket["revision"] + 1, 0, '"x"', "x", '""', '"' + "9" * 100 + '"']:
        is_problem(caller.call("POST", path, owner, revision=stale), 412, 422)
    assert caller.call("POST", path, owner, revision=ticket["revision"]).status == 200
    is_problem(caller.call("POST", path, owner, revision=ticket["revision"]), 409, 412)


# ---- Bad bodies

@pytest.mark.parametrize(("change", "field"), [
    ({"words": None}, "words"), ({"words": 5}, "words"), ({"words": []}, "words"), ({"words": {}}, "words"), ({"words": ""}, "words"),
    ({"words": "字" * 100_000}, "words"), ({"name": "x" * 5_000}, "name"), ({"contact": "nothing"}, "contact"), ({"contact": True}, "contact"),
    ({"type": "nonsense"}, "type"), ({"urgency": 1e400}, "urgency"), ({"occurred": "yesterday"}, "occurred"), ({"wished": -1}, "wished"),
    ({"level": "critical"}, "level"), ({"": "x"}, ""), ({"number": "CST-1"}, "number"),
])
def test_a_wrong_or_unknown_field_is_named(caller, change, field):
    body = {name: value for name, value in {**REQUEST, **change}.items()}
    raw = json.dumps(body, ensure_ascii=False).replace("Infinity", "1e400").encode()
    is_problem(caller.call("POST", "/tickets", raw=raw, key=secrets.token_hex(16)), 422, field=field)


@pytest.mark.parametrize("raw", [
    b"", b"{", b"null", b"[]", b'"x"', b"{}", b"\xff\xfe", b'{"words": "\xff"}', b'{"words": "\\ud800"}', b"\0", b"[" * 100_000,
    b'{"a":' * 50_000, b'{"words": "x", "words": "y"}', b"{'words': 1}", b'{"words": NaN}',
])
def test_a_body_that_is_none_is_refused(caller, raw):
    is_problem(caller.call("POST", "/tickets", raw=raw, key=secrets.token_hex(16)), 413, 415, 422)


def test_a_body_too_large_is_refused(caller):
    try:
        answer = caller.call("POST", "/tickets", raw=b'{"words": "' + b"x" * 20_000_000 + b'"}', key=secrets.token_hex(16))
    except OSError:
        return  # cut off while it was being sent, which is as good
    is_problem(answer, 413)


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/xml"])
def test_another_format_is_refused(caller, kind):
    is_problem(caller.call("POST", "/tickets", REQUEST, key=secrets.token_hex(16), headers={"Content-Type": kind}), 415)


def test_a_problem_speaks_the_callers_language(center, token, described):
    said = {
        one: is_problem(Caller(center, token, described, one).call("GET", "/tickets/CST-20000101001"), 404)["detail"] for one in LANGUAGES
    }
    assert len(set(said.values())) == len(LANGUAGES), said


# ---- Lists and search

def test_a_list_goes_on_where_it_ended(caller):
    numbers = [caller.create()["number"] for _ in range(3)]
    seen: list[str] = []
    after = ""
    for _ in range(1_000):
        page = json.loads(caller.call("GET", "/tickets?status=new" + (f"&after={after}" if after else "")).body)
        seen += [ticket["number"] for ticket in page["items"]]
        after = page.get("next")
        if not after:
            break
    assert len(seen) == len(set(seen)), "a ticket is listed twice"
    assert set(numbers) <= set(seen)


@pytest.mark.parametrize("query", ["status=nonsense", "after=x", "after=%00", "after=" + "9" * 3_000])
def test_a_question_that_is_none_is_refused(caller, query):
    is_problem(caller.call("GET", f"/tickets?{query}"), 410, 422)


def test_search_finds_two_chinese_characters(caller):
    word = "麒麟" + secrets.token_hex(4)
    number = caller.create(words=f"{word} 打不开")["number"]
    found = json.loads(caller.call("GET", f"/search?q={urllib.parse.quote(word)}").body)
    assert [ticket["number"] for ticket in found["items"]] == [number]
    is_problem(caller.call("GET", "/search?q=" + "x" * 5_000), 404)
