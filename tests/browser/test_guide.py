"""A topic's guide as a customer meets it: with and without JavaScript, by mouse, keyboard and link."""

from __future__ import annotations

from itertools import product

import pytest
from browser_tools import SCHEMES, screenshot, violations
from playwright.sync_api import Page, expect

from helpcenter.model import guides
from helpcenter.read.help_center import read
from support import ROOT

TOPIC = {"hu": "ugyfelportal-fiok/", "en": "en/account/"}
CENTER = read(ROOT)
HEADING = ".guide__heading:visible"
OPTION = ".guide__option:visible"


def steps(code: str) -> dict[str, guides.Step]:
    return {step.id: step for step in guides.steps(CENTER.pages[code, "account"])}


@pytest.mark.parametrize("code", TOPIC)
def test_every_way_ends_at_its_answer(reader: Page, server: str, code: str) -> None:
    known = steps(code)

    def walk(name: str, way: list[str]) -> None:
        for number, choice in enumerate(known[name].choices):
            reader.goto(f"{TOPIC[code]}#{name}")
            expect(reader.locator(HEADING)).to_have_text(known[name].question)
            assert reader.locator(".guide__said dd:first-of-type:visible").all_text_contents() == way
            reader.locator(OPTION).nth(number).click()
            if choice.to:
                expect(reader.locator(HEADING)).to_have_text(known[choice.to].question)
                assert reader.url.endswith(f"/{TOPIC[code]}#{choice.to}")
                walk(choice.to, [*way, choice.text])
                continue
            answer = CENTER.pages[code, choice.answer]
            expect(reader.locator(HEADING)).to_contain_text(answer.title)
            expect(reader.locator(".guide__stage:visible")).to_contain_text(answer.summary)
            reader.locator(".guide__stage:visible .button").click()
            expect(reader.locator("h1")).to_have_text(answer.title)

    reader.goto(TOPIC[code])
    first = next(iter(known))
    expect(reader.locator(HEADING)).to_have_text(known[first].question)
    walk(first, [])


@pytest.mark.parametrize("code", TOPIC)
def test_back_and_forward_follow_the_answers(reader: Page, code: str) -> None:
    known = steps(code)
    reader.goto(TOPIC[code])
    reader.locator(OPTION).first.click()
    reader.locator(OPTION).first.click()
    expect(reader.locator(HEADING)).to_have_text(known["situation"].question)
    reader.go_back()
    expect(reader.locator(HEADING)).to_have_text(known["communication"].question)
    reader.go_back()
    expect(reader.locator(HEADING)).to_have_text(known["purchase"].question)
    reader.go_forward()
    expect(reader.locator(HEADING)).to_have_text(known["communication"].question)


@pytest.mark.parametrize("code", TOPIC)
def test_a_link_into_the_middle_shows_that_step_and_what_was_said_before(reader: Page, code: str) -> None:
    known = steps(code)
    reader.goto(f"{TOPIC[code]}#situation")
    expect(reader.locator(HEADING)).to_have_count(1)
    expect(reader.locator(HEADING)).to_have_text(known["situation"].question)
    expect(reader.locator(HEADING)).to_be_in_viewport()
    expect(reader.locator(HEADING)).to_be_focused()
    assert reader.locator(".guide__said dd:first-of-type:visible").all_text_contents() == [
        known["purchase"].choices[0].text,
        known["communication"].choices[0].text,
    ]
    reader.locator(".guide__said a:visible").last.click()
    expect(reader.locator(HEADING)).to_have_text(known["communication"].question)
    reader.goto(f"{TOPIC[code]}#situation")
    reader.locator(".guide__restart a:visible").click()
    expect(reader.locator(HEADING)).to_have_text(known["purchase"].question)


@pytest.mark.parametrize(
    "fragment", ["help-main", "nowhere", "situation.99999", "%00", "%F0%9F", "situation%2e"]
)
def test_any_other_fragment_shows_the_first_question(reader: Page, fragment: str) -> None:
    reader.goto(f"{TOPIC['hu']}#{fragment}")
    expect(reader.locator(HEADING)).to_have_count(1)
    expect(reader.locator(HEADING)).to_have_text(steps("hu")["purchase"].question)


@pytest.mark.parametrize("code", TOPIC)
def test_by_keyboard_alone_and_the_new_question_is_read(reader: Page, code: str) -> None:
    known = steps(code)
    reader.goto(f"{TOPIC[code]}#purchase")
    expect(reader.locator(HEADING)).to_be_focused()
    reader.keyboard.press("Tab")
    expect(reader.locator(OPTION).first).to_be_focused()
    reader.keyboard.press("Enter")
    expect(reader.locator(HEADING)).to_be_focused()
    expect(reader.locator(HEADING)).to_have_text(known["communication"].question)
    reader.keyboard.press("Tab")
    reader.keyboard.press("Tab")
    expect(reader.locator(OPTION).nth(1)).to_be_focused()
    reader.keyboard.press("Enter")
    expect(reader.locator(HEADING)).to_be_focused()
    expect(reader.locator(HEADING)).to_contain_text(CENTER.pages[code, "account/postal"].title)
    reader.keyboard.press("Tab")
    reader.keyboard.press("Enter")
    expect(reader.locator("h1")).to_have_text(CENTER.pages[code, "account/postal"].title)


@pytest.mark.parametrize("code", TOPIC)
def test_the_other_language_opens_at_the_same_step(page: Page, code: str) -> None:
    other = "en" if code == "hu" else "hu"
    page.goto(TOPIC[code])
    page.locator(OPTION).first.click()
    page.locator(OPTION).first.click()
    page.locator(OPTION).nth(3).click()
    page.locator(".languages a").click()
    expect(page.locator(HEADING)).to_contain_text(CENTER.pages[other, "account/email-missing"].title)
    page.go_back()
    expect(page.locator(HEADING)).to_contain_text(CENTER.pages[code, "account/email-missing"].title)
    page.goto(f"{TOPIC[code]}#communication")
    page.locator(".languages a").click()
    expect(page.locator(HEADING)).to_have_text(steps(other)["communication"].question)
    page.goto(TOPIC[code])
    assert "#" not in (page.locator(".languages a").get_attribute("href") or "")


@pytest.mark.parametrize("code", TOPIC)
def test_axe_finds_nothing_and_fingers_hit(page: Page, code: str) -> None:
    page.emulate_media(reduced_motion="reduce")  # colours change at once
    page.goto(TOPIC[code])
    ends = page.locator(".guide__heading").evaluate_all("all => all.map(one => one.id)")
    for name in ("", "situation", ends[-1]):
        page.goto(f"{TOPIC[code]}#{name}" if name else TOPIC[code])
        for width, scheme in product((320, 768, 1280), SCHEMES):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)
            assert violations(page) == [], (name, width, scheme)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, width, scheme)
            heights = page.locator(".guide a:visible").evaluate_all(
                "all => all.map(one => one.getBoundingClientRect().height)"
            )
            assert min(heights) >= 44, (name, width, scheme)
            place = f"{name.partition('.')[0] or 'start'}{'-end' * ('.' in name)}"
            screenshot(page, f"guide-{code}-{width}-{scheme}-{place}")


@pytest.mark.parametrize("code", TOPIC)
def test_axe_finds_nothing_in_forced_colours(page: Page, code: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(f"{TOPIC[code]}#communication")
    assert violations(page) == []
    screenshot(page, f"guide-{code}-forced")


def test_on_paper_stand_all_steps_and_where_each_choice_leads(page: Page) -> None:
    page.goto(TOPIC["en"])
    page.emulate_media(media="print")
    known = steps("en")
    assert page.locator(HEADING).all_text_contents() == [step.question for step in known.values()]
    leads = page.locator(".guide__leads:visible").all_text_contents()
    assert leads[0] == f"→ {known['communication'].question}"
    assert len(leads) == sum(len(step.choices) for step in known.values())
    screenshot(page, "guide-print")


def test_a_browser_without_has_shows_all_steps_in_order(page: Page) -> None:
    page.goto(TOPIC["hu"])
    page.evaluate(
        """for (const sheet of document.styleSheets) {
          const drop = (list) => {
            for (let at = list.cssRules.length - 1; at >= 0; at--) {
              const rule = list.cssRules[at];
              if (rule.selectorText?.includes(":has(")) list.deleteRule(at);
              else if (rule.cssRules?.length) drop(rule);
            }
          };
          drop(sheet);
        }"""
    )
    assert page.locator(HEADING).count() == page.locator(".guide__heading").count() > len(steps("hu"))
    page.locator(OPTION).first.click()
    expect(page.locator("#communication")).to_be_in_viewport()
