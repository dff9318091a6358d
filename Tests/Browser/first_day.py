"""The first day of a center in pictures: its setting up, rooms where nothing is yet, a manual in the making, a second step."""

import pathlib

from playwright.sync_api import Locator, Page

import visitor
from camera import WIDE, Camera
from center import Center
from poses import begin_draft, send_as_it_is
from rooms import DESK
from test_manual_room import MISTAKE, PICK_UP
from test_second_step import Phone
from words import Words

WHO = "first-day"
# Rooms that show something other than "nothing here yet" only when there is a ticket or a customer.
BUSY = ["ticket", "ticket-rated", "ticket-waiting", "card", "caller", "customer", "forgetting"]
EMPTY = {name: path for name, path in DESK.items() if name not in BUSY}


def take_all(camera: Camera, folder: pathlib.Path, languages: list[str]) -> None:
    center = Center(folder / WHO, "sqlite")
    center.folder.mkdir()
    center.start()
    try:
        for language in languages:
            setting_up(camera, center, language)
        visitor.set_up(center)
        codes: list[str] = []
        for language in languages:
            page = camera.context(center.base, language).new_page()
            enter(camera, page, center, language, codes)
            for name, path in EMPTY.items():
                page.goto(path.format(person=1, words="E05"))
                camera.take(page, WHO, name, language)
            writing(camera, page, language)
            codes = codes or second_step(camera, page, center, language)
            page.context.close()
    finally:
        center.stop()


def setting_up(camera: Camera, center: Center, language: str) -> None:
    page = camera.context(center.base, language).new_page()
    page.goto("/setup")
    camera.take(page, "customer", "setup", language)
    page.locator('[name="preset"][value="b"]').check()
    send_as_it_is(page, "/setup")
    camera.take(page, "customer", "setup-mistakes", language)
    page.context.close()


def enter(camera: Camera, page: Page, center: Center, language: str, codes: list[str]) -> None:
    """Signs in; by a recovery code where the second step is on."""
    page.goto("/sign-in")
    page.locator('[name="login"]').fill(center.staff.login)
    page.locator('[name="password"]').fill(center.staff.password)
    page.locator("main button.main").click()
    if codes:
        page.locator('[name="one-time-code"]').wait_for()
        camera.take(page, "customer", "sign-in-code", language)
        page.locator('[name="one-time-code"]').fill(codes.pop())
        page.locator("main button.main").click()
    page.wait_for_url("**/desk")


def writing(camera: Camera, page: Page, language: str) -> None:
    """A draft with a mistake, with a change, compared, and about to be published."""
    begin_draft(page, Words(language))
    text = page.locator("#text")
    before = text.input_value()
    write(text, before.replace(PICK_UP, MISTAKE, 1))
    page.locator("#findings a").first.wait_for()
    camera.take(page, WHO, "draft-mistake", language, sizes=[WIDE])
    write(text, before.replace(PICK_UP, PICK_UP.replace("30", "29"), 1))
    page.locator("#findings [data-change=rules]").first.wait_for()
    camera.take(page, WHO, "draft-change", language, sizes=[WIDE])
    for name, then in {"draft-compared": "comparing", "publication": "publishing"}.items():
        page.goto("/manual/draft")
        page.locator(f'#draft button[value="{then}"]').click()
        page.wait_for_url(lambda url: not url.endswith("/manual/draft"))
        camera.take(page, WHO, name, language)
    page.goto("/manual/draft")
    page.locator('form[action="/manual/draft/discard"] button').evaluate("button => button.form.requestSubmit(button)")
    page.wait_for_url("**/manual/**")


def write(area: Locator, words: str) -> None:
    """A hundred kilobytes at once: typing them takes the browser half a minute."""
    area.evaluate("(area, words) => { area.value = words; area.dispatchEvent(new InputEvent('input', { bubbles: true })); }", words)


def second_step(camera: Camera, page: Page, center: Center, language: str) -> list[str]:
    """Sets it up; answers the recovery codes, which are shown once."""
    page.goto("/me/second-step")
    page.locator('[name="password"]').fill(center.staff.password)
    page.locator("main button.main").click()
    page.locator('[name="one-time-code"]').wait_for()
    camera.take(page, WHO, "second-step-phone", language)
    phone = Phone(visitor.Answer(200, {}, page.content().encode(), page.url))
    page.locator('[name="one-time-code"]').fill(phone.code())
    page.locator("main button.main").click()
    page.locator(".recovery").wait_for()
    camera.take(page, WHO, "second-step-codes", language)
    return page.locator(".recovery code").all_inner_texts()
