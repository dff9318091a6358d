"""Every room with work in it, in both lights, at a desk and on a phone: axe finds nothing serious, nothing is cut off, no
text is missing."""

import pytest
from playwright.sync_api import Page

import crew
import visitor
from center import Center
from desk import Agent
from rooms import DESK
from test_pages import check
from words import LANGUAGES, Words


@pytest.fixture(scope="module")
def busy(tmp_path_factory):
    """A center in the middle of a morning. Pages are the same on both databases: one is enough."""
    center = Center(tmp_path_factory.mktemp("rooms"), "sqlite")
    center.start()
    supervisor = visitor.set_up(center)
    morning = crew.a_morning(center, supervisor, crew.staff_it(center, supervisor))
    center.places = {**morning.numbers, "customer": "1", "person": "2", "words": "E05"}
    yield center
    assert center.stop() == 0, f"yingda did not end cleanly:\n{center.said()}"


def open_all(page: Page) -> None:
    """What unfolds is looked at unfolded, but for the sheets that lie above the page."""
    page.locator("details:is(.unfold, .deed)").evaluate_all("all => all.forEach((one) => (one.open = true))")


def covered(page: Page) -> list[str]:
    """Ways to other rooms that cannot be pressed because something lies above them."""
    return page.evaluate("""() => {
        const isCovered = (link) => {
            const { x, y, width, height } = link.getBoundingClientRect();
            return !link.contains(document.elementFromPoint(x + width / 2, y + height / 2));
        };
        return [...document.querySelectorAll(".bar :is(.rooms > a, .rooms > details > summary, .search input)")]
            .filter(isCovered).map((link) => link.textContent);
    }""")


@pytest.mark.timeout(1200)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_room(open_browser, accessible, busy, language):
    agent = Agent(open_browser(busy, language), Words(language), busy)
    agent.sign_in()
    page, wrong = agent.page, []
    for path in DESK.values():
        answer = page.goto(path.format(**busy.places))
        assert answer.status == 200, f"{path}: {answer.status}"
        assert not covered(page), f"{path}: something lies above {covered(page)}"
        open_all(page)
        try:
            check(page, language)
            # The manual's own rooms are looked at by their own test, and both Chineses read the same markup.
            if language != "zh-Hant" and not path.startswith("/manual"):
                accessible(page, "dark")
            page.set_viewport_size({"width": 360, "height": 740})
            check(page, language)
        except AssertionError as one:
            wrong.append(str(one))
        page.set_viewport_size({"width": 1280, "height": 720})
    assert not wrong, "\n".join(wrong)
