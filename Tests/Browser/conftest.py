"""What every browser test starts from: centers on both databases, and a browser whose pages are watched."""

import os
import pathlib

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response, expect, sync_playwright

import visitor
from center import Center
from words import LOCALES, Words

LOGS = pathlib.Path(os.environ["YINGDA_TEST_LOGS"]) if "YINGDA_TEST_LOGS" in os.environ else None
DATABASES = ["sqlite", "postgres"]

# No test is about how fast a loaded machine is: whoever waits, waits long enough.
PATIENCE = 90_000
expect.set_options(timeout=PATIENCE)


@pytest.fixture(params=DATABASES, scope="session")
def database(request) -> str:
    if request.param == "postgres" and "YINGDA_TEST_POSTGRES" not in os.environ:
        pytest.fail("YINGDA_TEST_POSTGRES is not set; bin/test starts a private PostgreSQL and sets it")
    return request.param


@pytest.fixture
def new_center(database, tmp_path):
    """A center that nobody has set up yet, for one test alone."""
    center = Center(tmp_path, database)
    center.start()
    yield center
    center.kill()


@pytest.fixture(scope="session")
def center(database, tmp_path_factory):
    """A center that is set up, shared by the tests of one database; each test brings tickets of its own."""
    center = Center(tmp_path_factory.mktemp(database), database)
    center.start()
    visitor.set_up(center)
    yield center
    assert center.stop() == 0, f"yingda did not end cleanly:\n{center.said()}"


@pytest.fixture(scope="session")
def staff(center) -> visitor.Visitor:
    return visitor.sign_in(center)


@pytest.fixture(params=["zh-Hans", "en"])
def words(request) -> Words:
    return Words(request.param)


# ---- The browser

@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("YINGDA_CHROMIUM", "/usr/bin/chromium"))
        yield browser
        browser.close()


class Watch:
    """Collects what may not happen on any page: script errors, blocked content, faults, missing assets."""

    def __init__(self):
        self.complaints: list[str] = []

    def on(self, context: BrowserContext) -> None:
        context.on("console", self._console)
        context.on("weberror", lambda error: self.complaints.append(f"script error: {error.error}"))
        context.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        # The browser repeats every refusal as an error; _response decides which of them count.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.complaints.append(f"console: {message.text}")

    def _response(self, response: Response) -> None:
        is_asset = "/assets/" in response.url
        if response.status >= 500 or (is_asset and response.status >= 400):
            self.complaints.append(f"{response.status} for {response.url}")


@pytest.fixture
def watch():
    watch = Watch()
    yield watch
    assert not watch.complaints, "\n".join(watch.complaints)


@pytest.fixture
def open_browser(browser: Browser, watch: Watch, request):
    """`open_browser(center, language)`: a browser of one person's own, with its own cookies; answers its page."""
    contexts: list[BrowserContext] = []

    def open_one(center: Center, language: str = "zh-Hans", *, theme: str = "light", scripts: bool = True,
                 width: int = 1280, height: int = 720) -> Page:
        context = browser.new_context(
            base_url=center.base, locale=LOCALES[language], timezone_id="Asia/Shanghai", color_scheme=theme,
            java_script_enabled=scripts, viewport={"width": width, "height": height}, reduced_motion="reduce")
        context.set_default_timeout(PATIENCE)
        watch.on(context)
        contexts.append(context)
        return context.new_page()

    yield open_one
    failed = getattr(request.node, "call_report", None) is not None and request.node.call_report.failed
    for place, context in enumerate(contexts):
        if failed and LOGS and context.pages:
            name = "".join(letter if letter.isalnum() else "-" for letter in request.node.name)
            context.pages[-1].screenshot(path=LOGS / f"{name}-{place}.png", full_page=True)
        context.close()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    report = (yield).get_result()
    if report.when == "call":
        item.call_report = report


def serious(page: Page, **options) -> list[str]:
    """What axe finds serious or critical."""
    found = Axe().run(page, options=options or None).response["violations"]
    return [
        f"{one['impact']}: {one['id']} ({one['help']}) at {[node['target'] for node in one['nodes']][:5]}"
        for one in found if one["impact"] in {"serious", "critical"}
    ]


@pytest.fixture
def accessible(request):
    """`accessible(page)`: axe finds nothing serious or critical. Both databases make the same pages: those of the first
    are looked at. `accessible(page, "dark")` looks at the colours in the other light, too, without loading it again."""
    case = getattr(request.node, "callspec", None)
    is_second = case is not None and case.params.get("database") == DATABASES[1]

    def check(page: Page, other_theme: str | None = None) -> None:
        if is_second:
            return
        # What is on its way is dimmed until it is there.
        page.wait_for_function("() => !document.querySelector('.htmx-request')")
        found = serious(page)
        if other_theme:
            page.emulate_media(color_scheme=other_theme)
            found += [f"{other_theme}: {one}" for one in serious(page, runOnly=["color-contrast"])]
            page.emulate_media(color_scheme="light")
        assert not found, page.url + "\n" + "\n".join(found)

    return check
