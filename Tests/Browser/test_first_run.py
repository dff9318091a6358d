"""B · The first run: a manual that leaves figures to the center asks for them where it is chosen."""

from playwright.sync_api import expect

import visitor
from visitor import Visitor
from words import Words


def test_the_figures_that_a_manual_leaves_open_are_asked_for(open_browser, accessible, new_center, words):
    page = open_browser(new_center, words.language)
    page.goto("/setup")
    form = page.locator('form[action="/setup"]')
    figures = form.locator(".details")
    expect(figures).to_be_hidden()
    page.locator('[name="preset"][value="b"]').check()
    expect(figures).to_be_visible()
    expect(figures.locator("input")).to_have_count(11)
    expect(page.locator('[name="answer-b-consultation-response"]')).to_have_value("5 min")
    accessible(page)

    for name, value in {**new_center.answers(), "preset": "b"}.items():
        field = form.locator(f'[name="{name}"]')
        if name == "preset":
            field.and_(page.locator(f'[value="{value}"]')).check()
        elif name in {"language", "zone"}:
            field.select_option(words.language if name == "language" else value)
        else:
            field.fill(value)
    page.locator('[name="code"]').fill(new_center.setup_code())
    page.locator('[name="answer-b-consultation-response"]').fill("bald")
    page.locator("button.main").click()
    expect(page.get_by_role("alert")).to_contain_text(words["setup.answer-duration"])
    expect(page.locator('[name="answer-b-consultation-response"]')).to_have_value("bald")
    expect(page.locator('[name="center"]')).to_have_value(new_center.answers()["center"])

    page.locator('[name="answer-b-consultation-response"]').fill("7 min")
    page.locator('[name="password"]').fill(new_center.staff.password)
    page.locator("button.main").click()
    expect(page).to_have_url(f"{new_center.base}/desk")
    page.goto("/manual#p-3.1")
    expect(page.locator('[id="p-3.1"]')).to_contain_text(words.filled("rule.minutes", "7"))


def test_an_answer_that_nobody_asks_for_is_refused(new_center):
    guest = Visitor(new_center.base)
    form = guest.get("/setup").form("/setup")
    answers = {**new_center.answers(), "code": new_center.setup_code()}
    assert guest.submit(form, {**answers, "answer-d-colour": "blue"}).status in {400, 422}
    visitor.set_up(new_center)
