"""A visitor without a browser: keeps cookies, fills in the forms it finds, and can misbehave byte by byte."""

import dataclasses
import html.parser
import http.client
import http.cookiejar
import secrets
import struct
import urllib.error
import urllib.parse
import urllib.request
import zlib

from words import LOCALES


@dataclasses.dataclass
class Form:
    action: str
    method: str
    is_multipart: bool
    # Every field with what stands in it; a button is among them only when it has a name.
    fields: dict[str, str]


@dataclasses.dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes
    path: str

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    @property
    def location(self) -> str:
        return urllib.parse.urlsplit(self.headers.get("location", "")).path

    @property
    def page(self) -> "Page":
        return Page.of(self.text)

    def form(self, ending: str) -> Form:
        """The form whose address ends so."""
        found = [form for form in self.page.forms if form.action.split("?")[0].endswith(ending)]
        assert found, f"{self.path} ({self.status}) has no form for …{ending}, only {[f.action for f in self.page.forms]}"
        return found[0]


class Page(html.parser.HTMLParser):
    """What a test wants to know of a page: its language, its words, its forms."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.language = ""
        self.words = ""
        self.forms: list[Form] = []
        self.alerts = ""
        self._open: list[str] = []
        self._area: str | None = None
        self._choice: str | None = None
        self._alert_depth = 0

    @classmethod
    def of(cls, text: str) -> "Page":
        page = cls()
        page.feed(text)
        return page

    def handle_starttag(self, tag, attributes):
        is_void = tag in {"input", "br", "meta", "link", "img", "hr", "circle", "path", "wbr"}
        given = {name: value if value is not None else "" for name, value in attributes}
        if tag == "html":
            self.language = given.get("lang", "")
        if given.get("role") == "alert" or self._alert_depth:
            self._alert_depth += 0 if is_void else 1
        if tag == "form":
            self.forms.append(Form(
                given.get("action", ""), given.get("method", "get").lower(),
                given.get("enctype") == "multipart/form-data", {}))
        form = self.forms[-1] if self.forms and "form" in self._open + [tag] else None
        name = given.get("name")
        if form is not None and name:
            if tag == "textarea":
                self._area = name
                form.fields[name] = ""
            elif tag == "select":
                self._choice = name
                form.fields.setdefault(name, "")
            elif tag == "input" and given.get("type") in {"radio", "checkbox"}:
                if "checked" in given:
                    form.fields[name] = given.get("value", "on")
            elif tag == "input" and given.get("type") != "file":
                form.fields[name] = given.get("value", "")
        if form is not None and tag == "option" and self._choice and "selected" in given:
            form.fields[self._choice] = given.get("value", "")
        if not is_void:
            self._open.append(tag)

    def handle_endtag(self, tag):
        if tag in self._open:
            while self._open and self._open.pop() != tag:
                pass
        if self._alert_depth:
            self._alert_depth -= 1
        if tag == "textarea":
            if self._area and self.forms:
                # The line break right after <textarea> belongs to the markup.
                self.forms[-1].fields[self._area] = self.forms[-1].fields[self._area].removeprefix("\n")
            self._area = None
        if tag == "select":
            self._choice = None

    def handle_data(self, data):
        if self._area and self.forms:
            self.forms[-1].fields[self._area] += data
        if not {"script", "style"} & set(self._open):
            self.words += data
        if self._alert_depth:
            self.alerts += data


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


class _From(urllib.request.HTTPHandler):
    """Comes from one of the many loopback addresses, so that visitors do not use up each other's rates."""

    def __init__(self, address: str):
        super().__init__()
        self.address = address

    def http_open(self, request):
        return self.do_open(http.client.HTTPConnection, request, source_address=(self.address, 0))


class Visitor:
    def __init__(self, base: str, language: str = "zh-Hans"):
        self.base = base
        self.language = language
        self.jar = http.cookiejar.CookieJar()
        self.address = f"127.{secrets.randbelow(200) + 20}.{secrets.randbelow(250)}.{secrets.randbelow(250) + 1}"
        self._opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), _From(self.address), urllib.request.HTTPCookieProcessor(self.jar), _Stay)

    def send(self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> Answer:
        request = urllib.request.Request(self.base + path, data=body, method=method)
        for name, value in {"Accept-Language": LOCALES[self.language], "Accept": "text/html", **(headers or {})}.items():
            request.add_header(name, value)
        try:
            answer = self._opener.open(request, timeout=120)
        except urllib.error.HTTPError as refused:
            answer = refused
        with answer:
            return Answer(
                answer.status, {name.lower(): value for name, value in answer.headers.items()}, answer.read(), path)

    def get(self, path: str, **headers: str) -> Answer:
        return self.send("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})

    def follow(self, answer: Answer) -> Answer:
        """Goes where redirects lead, at most five of them."""
        for _ in range(5):
            if answer.status not in {301, 302, 303, 307}:
                return answer
            where = urllib.parse.urlsplit(answer.headers["location"])
            answer = self.get(where.path + (f"?{where.query}" if where.query else ""))
        raise AssertionError(f"{answer.path} redirects without end")

    def own(self) -> dict[str, str]:
        """What a browser adds when a page of ours sends a form."""
        return {"Origin": self.base, "Sec-Fetch-Site": "same-origin"}

    def post(self, path: str, fields: dict, *, files=None, is_multipart=False, headers=None) -> Answer:
        """Sends fields as a browser would; text or bytes, a list for a field that comes several times."""
        if files or is_multipart:
            body, kind = multipart(fields, files or [])
        else:
            pairs = [(name, one) for name, value in fields.items() for one in (value if isinstance(value, list) else [value])]
            body, kind = urllib.parse.urlencode(pairs).encode(), "application/x-www-form-urlencoded"
        return self.send("POST", path, body, {"Content-Type": kind, **self.own(), **(headers or {})})

    def submit(self, form: Form, fields: dict | None = None, *, without: tuple[str, ...] = (), files=None, headers=None) -> Answer:
        values = {name: value for name, value in {**form.fields, **(fields or {})}.items() if name not in without}
        return self.post(form.action, values, files=files, is_multipart=form.is_multipart, headers=headers)


def multipart(fields: dict, files: list[tuple[str, str, bytes]]) -> tuple[bytes, str]:
    """A multipart body: fields, then files as (field, file name, bytes)."""
    boundary = "yd" + secrets.token_hex(16)
    parts: list[bytes] = []
    for name, value in fields.items():
        for one in value if isinstance(value, list) else [value]:
            data = one if isinstance(one, bytes) else str(one).encode()
            parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'.encode() + data + b"\r\n")
    for name, title, data in files:
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="{title}"\r\n'
        parts.append(head.encode() + b"Content-Type: application/octet-stream\r\n\r\n" + data + b"\r\n")
    return b"".join(parts) + f"--{boundary}--\r\n".encode(), f"multipart/form-data; boundary={boundary}"


# ---- What people do, without a browser


def picture() -> bytes:
    """The smallest whole PNG: one grey pixel."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b"")


PICTURE = picture()


def a_request(words: str = "打印机显示 E05，重启后还是一样。", **others: str) -> dict[str, str]:
    return {
        "name": "周女士", "contact": "13912345678", "words": words, "demand": "今天之内恢复打印",
        "type": "fault", "urgency": "no", **others,
    }


def set_up(center) -> Visitor:
    """Makes the center through its setup page; answers a visitor who is signed in as the supervisor."""
    staff = Visitor(center.base)
    form = staff.get("/setup").form("/setup")
    done = staff.submit(form, {"code": center.setup_code(), **center.answers()})
    assert done.status == 303, f"setup said {done.status}: {done.page.alerts or done.text[:500]}"
    return sign_in(center) if staff.get("/desk").status != 200 else staff


def sign_in(center, language: str = "zh-Hans") -> Visitor:
    staff = Visitor(center.base, language)
    form = staff.get("/sign-in").form("/sign-in")
    done = staff.submit(form, {"login": center.staff.login, "password": center.staff.password})
    assert done.status == 303, f"sign-in said {done.status}: {done.page.alerts}"
    return staff


def ask(center, request: dict | None = None, *, files=None, language: str = "zh-Hans") -> tuple[Visitor, str]:
    """Asks at the portal and opens the signed link; answers the customer and the ticket's number."""
    customer = Visitor(center.base, language)
    form = customer.get("/ask").form("/ask")
    asked = customer.follow(customer.submit(form, request or a_request(), files=files))
    assert asked.status == 200, f"asking said {asked.status}: {asked.page.alerts}"
    links = [part.split('"')[0] for part in asked.text.split('"') if "/t/" in part]
    assert links, "the receipt shows no link to keep"
    path = urllib.parse.urlsplit(links[0]).path
    opened = customer.get(path)
    assert opened.status == 303, f"the signed link said {opened.status}"
    return customer, opened.location.rsplit("/", 1)[-1]


def act(staff: Visitor, number: str, resource: str, fields: dict | None = None) -> Answer:
    """Does one verb on a ticket as the page offers it now."""
    return staff.submit(staff.get(f"/tickets/{number}?more=yes").form(f"/{resource}"), fields)
