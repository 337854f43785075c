"""A page of the real browser, and everything it complained of."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, Page

SHOWN = "#results[aria-busy=false] > *, #paper > *"
# A browser reports every reply of 400 and more; that is for the tests of errors to ask for.
_REPLIED = "Failed to load resource: the server responded with a status of"

# A violation of the Content-Security-Policy is an event; kept, so that a test can ask for it afterwards.
_KEEP_VIOLATIONS = """
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (event) =>
        window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""


@dataclass(slots=True)
class Watched:
    """A page and the lines it wrote to its console as warnings and errors."""

    page: Page
    root: str
    complaints: list[str] = field(default_factory=list)

    def open(self, address: str) -> Page:
        """Go to an address below the service's, and wait for what it shows."""
        self.page.goto(f"{self.root}{address}")
        self.page.wait_for_selector(SHOWN, state="attached")
        return self.page

    def violations(self) -> list[str]:
        """What the policy refused since the page was loaded."""
        found: list[str] = self.page.evaluate("window.violations")
        return found


def watched(context: BrowserContext, root: str) -> Watched:
    """A new page of a context, watched from its first moment."""
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.add_init_script(_KEEP_VIOLATIONS)
    found = Watched(page, root)
    page.on("pageerror", lambda error: found.complaints.append(f"uncaught: {error}"))
    page.on("console", lambda line: found.complaints.append(f"{line.type}: {line.text}")
            if line.type in ("warning", "error") and not line.text.startswith(_REPLIED) else None)
    return found
