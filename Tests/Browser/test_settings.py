"""The settings without a script: a token is made, used and revoked; the record shows it; its chain verifies."""

import re
import secrets

import pytest
from playwright.sync_api import expect

import visitor
from desk import Agent, form
from test_api import Caller
from test_pages import check
from words import LANGUAGES, Words

PAGES = ["/settings", "/settings/tokens", "/settings/audit", "/settings/audit?ticket=nothing", "/settings/center"]


@pytest.fixture
def supervisor(open_browser, center):
    agent = Agent(open_browser(center, scripts=False), Words("zh-Hans"), center, scripts=False)
    agent.sign_in()
    return agent


def make(agent, name: str) -> str:
    """Makes a token in the browser; answers its secret."""
    page, words = agent.page, agent.words
    page.goto("/settings/tokens")
    page.get_by_text(words["tokens.new"], exact=True).click()
    paper = form(page, "/settings/tokens")
    paper.locator('[name="name"]').fill(name)
    paper.get_by_role("button", name=words["tokens.make"]).click()
    agent.is_refused()
    expect(paper.locator('[name="name"]')).to_have_value(name)
    paper.get_by_label(words["permission.tickets:read"]).check()
    paper.locator('[name="days"]').fill("30")
    paper.get_by_role("button", name=words["tokens.make"]).click()
    expect(page.get_by_role("heading", name=words.filled("tokens.made", name))).to_be_visible()
    return page.get_by_label(words["tokens.secret"], exact=True).input_value()


def test_a_token_is_shown_once_used_and_revoked(supervisor, center):
    page, words = supervisor.page, supervisor.words
    name = f"shop {secrets.token_hex(3)}"
    secret = make(supervisor, name)
    assert secret.startswith("yd_") and secret not in page.url
    assert Caller(center, secret).call("GET", "/tickets").status == 200
    page.goto("/settings/tokens")
    assert secret not in page.content()
    row = page.get_by_role("row").filter(has_text=name)
    expect(row).to_contain_text(words["permission.tickets:read"])
    expect(row).not_to_contain_text(words["tokens.never-used"])
    row.get_by_text(words["tokens.revoke"]).first.click()
    row.get_by_role("button", name=words["tokens.revoke-now"]).click()
    expect(page.get_by_role("row").filter(has_text=name)).to_contain_text(words["tokens.revoked"])
    assert Caller(center, secret).call("GET", "/tickets").status == 401

    page.goto("/settings/audit?area=token")
    for event in ["told.token.issued", "told.token.revoked"]:
        expect(page.get_by_role("row").filter(has_text=words[event]).filter(has_text=name)).to_have_count(1)
    assert secret not in center.log.read_text(encoding="utf-8", errors="replace")


def test_a_form_that_comes_twice_makes_one_token(center, staff):
    paper = staff.get("/settings/tokens").form("/settings/tokens")
    fields = {"name": f"twice {secrets.token_hex(3)}", "permissions": ["tickets:read", "tickets:create"], "scope": "all"}
    first, second = (staff.submit(paper, fields) for _ in range(2))
    assert first.status == second.status == 200
    assert first.headers["cache-control"] == "no-store"
    found = re.findall(r'id="secret"[^>]*value="(yd_[^"]+)"', first.text)
    assert len(found) == 1 and found[0] not in second.text
    assert Words("zh-Hans").filled("tokens.made-before", fields["name"]) in second.page.words
    assert staff.get("/settings/tokens").text.count(f"{fields['name']} <small>") == 1


def test_the_record_by_ticket_and_page_by_page(center, staff):
    words = Words("zh-Hans")
    _, number = visitor.ask(center)
    assert visitor.act(staff, number, "taking", {}).status == 303
    # On PostgreSQL an event is seen when the sequencer has numbered it.
    for _ in range(200):
        found = staff.get(f"/settings/audit?ticket={number}")
        if words["told.ticket.taken"] in found.page.words:
            break
    assert words["told.ticket.taken"] in found.page.words and words["told.ticket.received"] in found.page.words
    assert found.text.count(f'href="/tickets/{number}"') >= 2
    assert staff.get("/settings/audit?ticket=nothing").status == 422
    assert staff.get("/settings/audit?from=2026-02-30&to=x").status == 422
    for _ in range(15):
        if 'rel="next"' in staff.get("/settings/audit").text:
            break
        visitor.ask(center)
    seen: list[int] = []
    path = "/settings/audit"
    for _ in range(1000):
        answer = staff.get(path)
        assert answer.status == 200
        seen += [int(one) for one in re.findall(r'<tr id="e-(\d+)"', answer.text)]
        older = re.search(r'<a rel="next" href="([^"]+)"', answer.text)
        if not older:
            break
        path = older.group(1).replace("&amp;", "&")
    assert len(seen) > 50 and seen == sorted(seen, reverse=True) and seen[-1] == 1
    assert seen == list(range(seen[0], 0, -1))


def test_the_chain_is_verified_by_hand(supervisor, center):
    page, words = supervisor.page, supervisor.words
    page.goto("/settings/audit")
    page.get_by_role("button", name=words["audit.verify"]).click()
    chain = page.get_by_role("region", name=words["audit.chain"])
    expect(chain).to_contain_text(words.start("doctor.chain.good"))
    expect(chain).to_contain_text(center.staff.name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_their_pages(open_browser, accessible, center, language):
    agent = Agent(open_browser(center, language), Words(language), center)
    agent.sign_in()
    for path in PAGES:
        agent.page.goto(path)
        check(agent.page, language)
        accessible(agent.page)


def test_the_center_is_described_anew(new_center):
    staff, words = visitor.set_up(new_center), Words("zh-Hans")
    seen = staff.get("/settings/center")
    paper = seen.form("/settings/center")
    assert staff.submit(paper, {"zone": "Nowhere"}).status == 422
    assert staff.submit(paper, {"center": "云杉东区", "zone": "Asia/Taipei"}).location == "/settings/center"
    late = staff.submit(paper, {"center": "云杉西区", "key": secrets.token_hex(16)})
    assert late.status == 412 and words["center.stale"] in late.page.alerts
    assert late.form("/settings/center").fields["center"] == "云杉西区", "nothing is typed twice"
    now = staff.get("/settings/center")
    assert "云杉东区" in now.text and now.form("/settings/center").fields["zone"] == "Asia/Taipei"

    step = now.form("/settings/center/second-step")
    assert staff.submit(step, {"demand": "yes", "from": "2099-01-01"}).status == 303
    assert words.filled("center-room.will-be-demanded", "2099-01-01") in staff.get("/settings/center").page.words
    step = staff.get("/settings/center").form("/settings/center/second-step")
    assert staff.submit(step, {"demand": "no"}).status == 303
    assert words["center-room.free"] in staff.get("/settings/center").page.words


def test_the_doors_open_only_with_the_right(new_center):
    staff = visitor.set_up(new_center)
    paper = staff.get("/settings/people").form("/settings/people")
    made = staff.submit(paper, {
        "login": "an", "name": "安然", "password": "a quiet desk 与一杯水", "role": "agent", "scope": "all"})
    assert made.status == 303, made.page.alerts
    agent = visitor.Visitor(new_center.base)
    door = agent.get("/sign-in").form("/sign-in")
    assert agent.submit(door, {"login": "an", "password": "a quiet desk 与一杯水"}).status == 303
    doors = agent.get("/settings")
    assert doors.status == 200 and "/settings/calendars" in doors.text
    for path in ["/settings/tokens", "/settings/audit", "/settings/center", "/settings/people"]:
        assert f'href="{path}"' not in doors.text and agent.get(path).status == 403
    for path in ["/settings/tokens", "/settings/audit/verification", "/settings/center", "/settings/center/second-step"]:
        assert agent.post(path, {"form": doors.form("/sign-out").fields["form"]}).status == 403
