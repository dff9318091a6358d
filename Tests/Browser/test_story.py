"""A6 · A12 · D1 · D2 · D8 · D9 · D11 · The thin story: asked, seen, taken, answered, resolved, confirmed, rated, archived."""

import re

import pytest
from playwright.sync_api import expect

from desk import Agent, Customer
from visitor import PICTURE
from words import Words

CONTACT = "13912345678"
ASKED = "打印机显示 E05，换了硒鼓也没用。The printer says E05."
DEMAND = "今天下班前能打印"


def play(open_browser, accessible, center, words: Words, *, scripts: bool) -> None:
    # axe looks at a page by scripts, and without them it would wait for ever.
    accessible = accessible if scripts else lambda _: None
    agent = Agent(open_browser(center, words.language, scripts=scripts), words, center, scripts=scripts)
    customer = Customer(
        open_browser(center, words.language, scripts=scripts, width=390, height=844), words, center, scripts=scripts)

    # The first visitor makes the center, leaves and comes back.
    agent.set_up()
    expect(agent.page.locator("html")).to_have_attribute("lang", words.language)
    agent.sign_in()
    agent.sign_out()
    agent.sign_in()
    agent.page.goto("/desk?queue=new")
    accessible(agent.page)
    if scripts:
        agent.page.evaluate("window.wasHereBefore = true")

    # A customer asks, in their own words and with a picture.
    customer.page.goto("/ask")
    accessible(customer.page)
    customer.ask(ASKED, DEMAND, contact=CONTACT, files=[{"name": "屏幕 E05.png", "mimeType": "image/png", "buffer": PICTURE}])
    accessible(customer.page)

    # It appears on the agent's screen by itself, with a type, a level and its clocks.
    agent.sees(customer.number)
    if scripts:
        assert agent.page.evaluate("window.wasHereBefore"), "the page was loaded anew instead of being kept up to date"
    agent.open(customer.number)
    agent.status_is("new")
    agent.thread_has(ASKED)
    clocks = agent.page.get_by_role("list", name=words["ticket.clocks"])
    expect(clocks).to_contain_text(words["clock.kind.response"])
    expect(clocks).to_contain_text(words["clock.kind.solution"])
    assert CONTACT not in agent.page.content(), "the contact stands on the page unmasked"
    accessible(agent.page)

    # Taken and answered; a note stays among colleagues.
    agent.press("taking", "ticket.take")
    agent.status_is("open")
    agent.write("reply", "replies", "words", "您好，请断电一分钟后再试。")
    agent.thread_has("请断电一分钟后再试")
    agent.write("note", "notes", "words", "这个型号上周也坏过一次")
    agent.thread_has("上周也坏过一次")

    # The customer follows by the link that was shown once.
    customer.follow()
    customer.sees("请断电一分钟后再试")
    assert "上周也坏过一次" not in customer.page.content(), "a note reached the customer"
    expect(customer.page.get_by_text("屏幕 E05.png").first).to_be_visible()
    accessible(customer.page)

    # A question stops the clocks, the answer lets them go on.
    agent.write("wait", "waiting", "words", "断电以后还显示 E05 吗？")
    agent.status_is("waiting")
    customer.sees("断电以后还显示 E05 吗")
    customer.answer("断电以后好了，谢谢")
    agent.thread_has("断电以后好了")
    agent.status_is("open")

    # Not resolved without a solution, and nothing that was written is lost.
    agent.write("resolve", "resolution", "solution", "   ")
    agent.is_refused()
    agent.status_is("open")
    agent.write("resolve", "resolution", "solution", "定影单元过热保护，断电复位。请保持散热口通畅。")
    agent.status_is("resolved")

    # With that the customer was told, in the words of the solution.
    agent.thread_has("定影单元过热保护")
    expect(agent.page.locator("#ticket-side")).to_contain_text(words["end.told"])
    expect(agent.page.locator('form[action$="/telling"]')).to_have_count(0)

    # The customer confirms and rates.
    customer.sees(words["follow.status-resolved"])
    customer.confirm()
    customer.rate(5, "很快就好了")
    accessible(customer.page)

    # Archived: seen by all, changed by none.
    agent.status_is("closed")
    agent.thread_has(words["event.rated"].replace("{0}", "5"))
    agent.press("archiving", "ticket.archive")
    agent.status_is("archived")
    expect(agent.page.get_by_text(words["composer.nothing"])).to_be_visible()
    expect(agent.page.locator('form[action$="/replies"]')).to_have_count(0)
    customer.sees(words["follow.read-only"])
    # Nothing more is written on it; a further demand becomes a new ticket that follows it.
    expect(customer.page.locator('form[action^="/my/"]')).to_have_count(1)
    expect(customer.page.locator('form[action$="/successor"]')).to_have_count(1)

    # The flow card is one page of paper.
    agent.page.goto(f"/tickets/{customer.number}/card")
    for text in [customer.number, DEMAND, "定影单元过热保护", agent.center.staff.name, words["card.archived"]]:
        expect(agent.page.get_by_text(text).first).to_be_visible()
    assert CONTACT not in agent.page.content(), "the contact stands on the card unmasked"
    accessible(agent.page)
    paper = agent.page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1, "a short card prints on one page"


def test_the_story_from_first_run_to_the_archive(open_browser, accessible, new_center, words):
    play(open_browser, accessible, new_center, words, scripts=True)


def test_the_story_without_scripts(open_browser, accessible, new_center):
    play(open_browser, accessible, new_center, Words("zh-Hans"), scripts=False)


@pytest.mark.parametrize("outcome", ["unsolved"])
def test_what_is_not_solved_goes_back_to_work(open_browser, center, words, outcome):
    agent = Agent(open_browser(center, words.language), words, center)
    customer = Customer(open_browser(center, words.language), words, center)
    agent.sign_in()
    customer.ask("登录后一直转圈", "恢复登录", contact="zhou@example.com")
    agent.page.goto(f"/tickets/{customer.number}")
    agent.press("taking", "ticket.take")
    agent.write("resolve", "resolution", "solution", "重置了会话")
    agent.status_is("resolved")

    customer.follow()
    confirmation = customer.page.locator('form[action$="/confirmation"]')
    confirmation.locator('[name="words"]').fill("还是转圈")
    confirmation.get_by_role("button", name=words[f"outcome.{outcome}"], exact=True).click()
    agent.status_is("open")
    agent.thread_has("还是转圈")
