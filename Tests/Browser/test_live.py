"""Live pages: what happens elsewhere appears by itself, also after the connection was lost, and disturbs nobody who writes."""

from playwright.sync_api import expect

import visitor
from desk import Agent
from words import Words

CHINESE = Words("zh-Hans")


def test_a_page_catches_up_after_the_center_was_gone(open_browser, new_center, watch):
    visitor.set_up(new_center)
    agent = Agent(open_browser(new_center), CHINESE, new_center)
    agent.sign_in()
    agent.page.goto("/desk?queue=new")
    _, before = visitor.ask(new_center)
    agent.sees(before)
    agent.page.evaluate("window.wasHereBefore = true")

    new_center.kill()
    expect(agent.page.get_by_text(CHINESE["live.lost"])).to_be_visible()
    new_center.start()
    _, missed = visitor.ask(new_center)

    expect(agent.page.get_by_text(missed).first).to_be_visible()
    assert agent.page.evaluate("window.wasHereBefore")
    # While the center was gone the browser rightly complained.
    watch.complaints = [line for line in watch.complaints if "ERR_" not in line]


def test_two_agents_see_each_others_work(open_browser, center, words):
    customer, number = visitor.ask(center)
    first = Agent(open_browser(center, words.language), words, center)
    second = Agent(open_browser(center, words.language), words, center)
    for agent in [first, second]:
        agent.sign_in()
        agent.page.goto(f"/tickets/{number}")
    first.press("taking", "ticket.take")
    second.status_is("open")
    first.write("reply", "replies", "words", "我们正在看")
    second.thread_has("我们正在看")


def at_a_ticket(open_browser, center):
    """An agent with a customer's ticket open, and what makes the customer write."""
    customer, number = visitor.ask(center)
    agent = Agent(open_browser(center), CHINESE, center)
    agent.sign_in()
    agent.page.goto(f"/tickets/{number}")
    return agent, lambda words: customer.submit(customer.get(f"/my/{number}").form("/messages"), {"words": words})


def test_a_half_written_reply_survives_what_others_do(open_browser, center):
    agent, customer_writes = at_a_ticket(open_browser, center)
    reply = agent.page.locator('form[action$="/replies"] [name="words"]')
    reply.fill("您好，关于您的")
    reply.focus()

    customer_writes("补充：型号是 LX-20")
    agent.thread_has("LX-20")
    expect(reply).to_have_value("您好，关于您的")
    expect(reply).to_be_focused()


def test_what_was_chosen_in_a_form_survives_what_others_do(open_browser, center):
    agent, customer_writes = at_a_ticket(open_browser, center)
    side = agent.page.locator("#ticket-side")
    level = side.locator('form[action$="/classification"] [name="level"]')
    chosen = level.locator("option:not([selected])").first.get_attribute("value")
    level.select_option(chosen)
    side.evaluate("side => { side.isOld = true; document.activeElement.blur(); }")

    customer_writes("补充：型号是 LX-21")
    agent.thread_has("LX-21")
    expect(side).not_to_have_js_property("isOld", True)
    expect(level).to_have_value(chosen)


def test_a_part_that_somebody_was_busy_in_follows_when_it_is_left(open_browser, center):
    agent, customer_writes = at_a_ticket(open_browser, center)
    side = agent.page.locator("#ticket-side")
    reason = side.locator('form[action$="/classification"] [name="reason"]')
    reason.fill("客户说整条产线停了")
    reason.focus()
    side.evaluate("side => { side.isOld = true; }")

    customer_writes("补充：型号是 LX-22")
    agent.thread_has("LX-22")
    expect(side).to_have_js_property("isOld", True)
    expect(reason).to_be_focused()
    reason.blur()
    expect(side).not_to_have_js_property("isOld", True)
    expect(reason).to_have_value("客户说整条产线停了")


def test_enter_while_an_input_method_composes_sends_nothing(open_browser, center):
    agent, _ = at_a_ticket(open_browser, center)
    reply = agent.page.locator('form[action$="/replies"] [name="words"]')
    reply.fill("nihao")
    for modifiers in ({}, {"ctrlKey": True}, {"metaKey": True}):
        reply.dispatch_event("keydown", {"key": "Enter", "code": "Enter", "isComposing": True, "bubbles": True, **modifiers})
    # The reply that is sent afterwards, on purpose, is the only one.
    reply.fill("你好")
    agent.press("replies", "composer.reply-send")
    agent.thread_has("你好")
    expect(agent.page.get_by_role("region", name=CHINESE["ticket.conversation"])).not_to_contain_text("nihao")
