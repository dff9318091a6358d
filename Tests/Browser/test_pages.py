"""Every page, in every language and light, wide and narrow: axe finds nothing serious and nothing is cut off."""

import re

import pytest
from playwright.sync_api import Page, expect

import visitor
from desk import Agent
from words import LANGUAGES, Words, catalog

PUBLIC = ["/", "/ask", "/sign-in", "/nowhere"]
DESK = ["/desk?queue=open", "/desk?queue=closed", "/tickets/{number}", "/tickets/{number}/card", "/search?q=打印", "/manual", "/me"]


@pytest.fixture(scope="session")
def number(center) -> str:
    """A ticket in the middle of its life."""
    customer, number = visitor.ask(center, files=[("file", "screen.png", visitor.PICTURE)])
    staff = visitor.sign_in(center)
    for resource, fields in [("taking", {}), ("replies", {"words": "在看了"}), ("notes", {"words": "备件有货"})]:
        assert visitor.act(staff, number, resource, fields).status == 303
    return number


def check(page: Page, language: str) -> None:
    assert page.locator("html").get_attribute("lang") == language
    shown = set(page.locator("body").inner_text().split())
    assert not shown & catalog().keys(), f"{page.url} shows keys instead of texts: {shown & catalog().keys()}"
    too_wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert too_wide <= 0, f"{page.url} is {too_wide} px wider than its window"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_portal_on_a_narrow_phone(open_browser, accessible, center, language, theme):
    page = open_browser(center, language, theme=theme, width=360, height=740)
    for path in PUBLIC:
        page.goto(path)
        check(page, language)
        accessible(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_following_on_a_narrow_phone(open_browser, accessible, center, language):
    from desk import Customer

    customer = Customer(open_browser(center, language, width=360, height=740), Words(language), center)
    customer.ask("一" * 400 + " " + "w" * 200, "很长" * 60, contact="+8613912345678")
    check(customer.page, language)
    customer.follow()
    check(customer.page, language)
    accessible(customer.page)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_desk(open_browser, accessible, center, number, language, theme):
    agent = Agent(open_browser(center, language, theme=theme), Words(language), center)
    agent.sign_in()
    for path in DESK:
        agent.page.goto(path.format(number=number))
        check(agent.page, language)
        accessible(agent.page)


def test_a_chosen_language_and_theme_stay(open_browser, center):
    page = open_browser(center, "zh-Hans")
    page.goto("/ask")
    page.locator('form[action="/preferences"] [name="language"][value="zh-Hant"]').click()
    assert re.search(r"/ask$", page.url)
    check(page, "zh-Hant")
    page.locator('form[action="/preferences"] [name="theme"][value="dark"]').click()
    page.goto("/")
    check(page, "zh-Hant")
    assert page.locator("html").get_attribute("data-theme") == "dark"


def test_the_keyboard_reaches_everything(open_browser, center, number):
    agent = Agent(open_browser(center), Words("zh-Hans"), center)
    agent.sign_in()
    agent.page.goto("/desk?queue=open")
    agent.page.keyboard.press("j")
    agent.page.keyboard.press("Enter")
    agent.page.locator("article[data-number]").wait_for()
    agent.page.keyboard.press("r")
    agent.page.keyboard.type("jjj?")
    assert agent.page.evaluate("document.activeElement.value") == "jjj?", "keys are letters while one writes"
    agent.page.keyboard.press("Escape")
    agent.page.evaluate("document.activeElement.blur()")
    agent.page.keyboard.press("/")
    assert agent.page.evaluate("document.activeElement.name") == "q"


def test_the_keys_of_rarer_verbs_fetch_their_forms(open_browser, center, number):
    agent = Agent(open_browser(center), Words("zh-Hans"), center)
    agent.sign_in()
    page = agent.page
    page.goto(f"/tickets/{number}")
    expect(page.locator("#more .deed")).to_have_count(0)
    page.keyboard.press("a")
    expect(page.locator("#deed-hand-over select")).to_be_focused()
    # What is sent from there answers what is on the screen.
    seen = page.locator("#ticket").get_attribute("data-revision")
    revisions = page.locator("#more input[name=revision]").evaluate_all("all => all.map((one) => one.value)")
    assert set(revisions) == {seen}
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("e")
    expect(page.locator("#deed-escalate").locator("select, textarea").first).to_be_focused()


def test_what_was_begun_in_the_menu_outlives_news_of_the_ticket(open_browser, center, staff, number):
    agent = Agent(open_browser(center), Words("zh-Hans"), center)
    agent.sign_in()
    page = agent.page
    page.goto(f"/tickets/{number}")
    agent.open_menu()
    deed = page.locator("#deed-urge")
    deed.locator("> summary").click()
    deed.locator("textarea").fill("客户又来问")
    deed.locator("> summary").click()
    page.locator("#more > summary").click()
    page.evaluate("document.activeElement.blur()")
    assert visitor.act(staff, number, "notes", {"words": "新的消息"}).status == 303
    expect(page.locator("#thread")).to_contain_text("新的消息")
    expect(page.locator("#more")).not_to_have_attribute("open", "")
    expect(page.locator("#deed-urge textarea")).to_have_value("客户又来问")


def test_a_menu_whose_forms_do_not_come_still_leads_to_them(open_browser, center, number):
    agent = Agent(open_browser(center), Words("zh-Hans"), center)
    agent.sign_in()
    page = agent.page
    page.goto(f"/tickets/{number}")
    # The answer of whoever was signed out meanwhile has no menu.
    page.route("**/tickets/*?more=yes", lambda route: route.fulfill(body="<p>…</p>", content_type="text/html"), times=1)
    with page.expect_response("**/tickets/*?more=yes"):
        page.locator("#more > summary").click()
    page.locator("#more").get_by_role("link").click()
    expect(page.locator("#more[open] .deed").first).to_be_visible()


def test_the_first_page_is_light(open_browser, center):
    page = open_browser(center)
    sizes: list[int] = []
    page.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
    page.goto("/", wait_until="networkidle")
    assert sum(sizes) <= 150_000, f"{sum(sizes)} bytes"


def test_every_page_carries_the_guards(center, staff, number):
    for path in PUBLIC + [path.format(number=number) for path in DESK if "q=" not in path]:
        headers = staff.get(path).headers
        policy = headers.get("content-security-policy", "")
        for rule in ["default-src 'self'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'"]:
            assert rule in policy, f"{path}: {policy}"
        assert "unsafe" not in policy
        assert headers.get("x-content-type-options") == "nosniff"
        assert headers.get("referrer-policy") in {"no-referrer", "same-origin", "strict-origin"}
