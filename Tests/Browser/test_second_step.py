"""The second step of signing in: set up at one's own page, asked for at the door, lost and reset; without JavaScript."""

import base64
import hashlib
import hmac
import html
import re
import time
import urllib.parse

import pytest

import visitor
from test_pages import check
from visitor import Answer, Visitor
from words import LANGUAGES

RECOVERY = re.compile(r"<code>([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})</code>")


class Phone:
    """An authenticator (RFC 6238) that reads the address of the page's link."""

    def __init__(self, page: Answer):
        address = html.unescape(re.search(r'href="(otpauth:[^"]+)"', page.text).group(1))
        secret = urllib.parse.parse_qs(urllib.parse.urlsplit(address).query)["secret"][0]
        self.secret = base64.b32decode(secret + "=" * (-len(secret) % 8))
        assert base64.b32encode(self.secret).decode().rstrip("=") == re.sub(
            r"\s", "", re.search(r'<code class="secret">([^<]+)</code>', page.text).group(1))

    def code(self, later: int = 0) -> str:
        """What it shows now, or half a minute later; both are good, each once."""
        step = int(time.time()) // 30 + later
        mark = hmac.new(self.secret, step.to_bytes(8, "big"), hashlib.sha1).digest()
        place = mark[-1] & 15
        return f"{(int.from_bytes(mark[place:place + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06}"


def begin(staff: Visitor, center) -> Phone:
    """Makes a secret at one's own page and gives it to a phone."""
    form = staff.get("/me/second-step").form("/me/second-step/phone")
    wrong = staff.submit(form, {"password": "not this one"})
    assert wrong.status == 422 and wrong.page.alerts
    assert staff.submit(form, {"password": center.staff.password}).location == "/me/second-step"
    return Phone(staff.get("/me/second-step"))


def half_way(center, language: str = "zh-Hans") -> Visitor:
    """A visitor who gave the right password and no code yet."""
    staff = visitor.sign_in(center, language)
    assert staff.get("/desk").status == 303
    return staff


def give(staff: Visitor, code: str) -> Answer:
    return staff.submit(staff.get("/sign-in/code").form("/sign-in/code"), {"one-time-code": code})


def test_the_second_step_from_setting_up_to_losing_the_phone(new_center):
    center = new_center
    staff = visitor.set_up(center)
    assert "/me/second-step" in staff.get("/desk").text, "the desk reminds the supervisor"
    phone = begin(staff, center)
    form = staff.get("/me/second-step").form("/me/second-step")
    assert staff.submit(form, {"one-time-code": "000000"}).status == 422
    done = staff.submit(form, {"one-time-code": phone.code()})
    codes = RECOVERY.findall(done.text)
    assert done.status == 200 and len(set(codes)) == 10
    assert done.headers["cache-control"] == "no-store"
    assert not RECOVERY.findall(staff.get("/me/second-step").text), "the codes are shown once"
    assert 'class="nag"' not in staff.get("/desk").text

    again = half_way(center)
    refused = give(again, "000000")
    assert refused.status == 401 and refused.page.alerts
    assert again.get("/desk").status == 303
    code = phone.code(later=1)
    inside = give(again, code)
    assert (inside.status, inside.location) == (303, "/desk")
    assert again.get("/desk").status == 200
    assert again.get("/sign-in/code").location == "/sign-in", "the way is gone through once"

    other = half_way(center)
    assert give(other, code).status == 401, "a code is good once"
    assert give(other, codes[0].lower()).status == 303
    assert give(half_way(center), codes[0]).status == 401, "a recovery code is good once"

    form = other.get("/me/second-step").form("/me/second-step/codes")
    renewed = RECOVERY.findall(other.submit(form, {"one-time-code": codes[1]}).text)
    assert len(renewed) == 10 and not set(renewed) & set(codes)
    assert give(half_way(center), codes[2]).status == 401

    center.call("second-step", "reset", center.staff.login)
    assert other.get("/desk").status == 303, "a reset ends the sessions"
    assert visitor.sign_in(center).get("/desk").status == 200


def test_a_stranger_finds_no_second_door(center):
    guest = Visitor(center.base)
    assert guest.get("/sign-in/code").location == "/sign-in"
    form = guest.get("/sign-in").form("/sign-in")
    refused = guest.post("/sign-in/code", {"form": form.fields["form"], "one-time-code": "123456"})
    assert refused.status == 401 and refused.form("/sign-in")


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_pages_on_a_narrow_phone(open_browser, accessible, new_center, language):
    center = new_center
    phone = begin(visitor.set_up(center), center)
    page = open_browser(center, language, width=360, height=740)
    # What a browser was told to speak comes before what the person chose for all of them.
    page.context.add_cookies([{"name": "lang", "value": language, "url": center.base}])
    page.goto("/sign-in")
    page.locator('[name="login"]').fill(center.staff.login)
    page.locator('[name="password"]').fill(center.staff.password)
    page.locator("main button.main").click()
    page.goto("/me/second-step")
    check(page, language)
    accessible(page)
    page.locator('[name="one-time-code"]').fill(phone.code())
    page.locator("main button.main").click()
    page.locator(".recovery").wait_for()
    check(page, language)
    accessible(page)
    page.context.clear_cookies(name="session")
    page.goto("/sign-in")
    page.locator('[name="login"]').fill(center.staff.login)
    page.locator('[name="password"]').fill(center.staff.password)
    page.locator("main button.main").click()
    page.locator('[name="one-time-code"]').wait_for()
    check(page, language)
    accessible(page)
    page.locator('[name="one-time-code"]').fill(phone.code(later=1))
    page.locator("main button.main").click()
    page.wait_for_url("**/desk")
