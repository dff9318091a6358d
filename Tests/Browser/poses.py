"""What a room shows only after a touch: something unfolded, a form with mistakes, a sheet of paper."""

from playwright.sync_api import Page

from words import Words


def send_as_it_is(page: Page, ending: str) -> None:
    """Sends a form past the browser's own checks, as an old browser does: the server names the mistakes."""
    form = page.locator(f'form[action$="{ending}"]').first
    form.evaluate("form => { form.noValidate = true; form.querySelectorAll('[required]').forEach((one) => (one.required = false)); }")
    form.locator("button.main, button:not([name])").last.click()
    page.locator(".flaws").first.wait_for()


def unfold(page: Page) -> None:
    page.locator("main details:is(.unfold, .deed)").evaluate_all("all => all.forEach((one) => (one.open = true))")


def open_first(page: Page, selector: str) -> None:
    page.locator(f"{selector} > summary").first.click()


def unfold_menu(page: Page) -> None:
    open_first(page, "#more")
    page.locator("#more .deed").first.wait_for(state="attached")
    unfold(page)


def paper(page: Page) -> None:
    page.emulate_media(media="print")


# The name of the picture: the room, and what is done there. A room that lacks the thing has no such picture.
POSES = {
    "ask-mistakes": ("ask", lambda page: send_as_it_is(page, "/ask")),
    "sign-in-mistakes": ("sign-in", lambda page: send_as_it_is(page, "/sign-in")),
    "ticket-more": ("ticket", unfold_menu),
    "ticket-mark": ("ticket", lambda page: open_first(page, "#ticket-head .mark")),
    "ticket-unfolded": ("ticket-rated", unfold),
    "keys": ("workspace", lambda page: page.keyboard.press("?")),
    "rarer-rooms": ("workspace", lambda page: open_first(page, ".rooms .rarer")),
    "my-menu": ("workspace", lambda page: open_first(page, ".bar .menu")),
    "registration-mistakes": ("registration", lambda page: send_as_it_is(page, "/registration")),
    "hiring-mistakes": ("people", lambda page: (unfold(page), send_as_it_is(page, "/settings/people"))),
    "person-unfolded": ("person", unfold), "customer-unfolded": ("customer", unfold),
    "follow-ups-unfolded": ("follow-ups", unfold), "approvals-unfolded": ("approvals", unfold),
    "organisation-unfolded": ("organisation", unfold), "calendar-unfolded": ("calendar", unfold),
    "tokens-unfolded": ("tokens", unfold), "proposals-unfolded": ("proposals", unfold),
    "card-printed": ("card", paper),
}


def begin_draft(page: Page, words: Words) -> None:
    page.goto("/manual/draft")
    begin = page.get_by_role("button", name=words["draft.begin"], exact=True)
    if begin.count():
        begin.click()
        page.locator("#draft").wait_for()
