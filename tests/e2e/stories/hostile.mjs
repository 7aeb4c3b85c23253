// Labels from strangers stay words, and a wrong file gets a message.
import { open, same, until } from "../browser.mjs";

export const browsers = ["chromium"];

const NAMES = ['<img src=x onerror="alert(1)">', "<script>alert(1)</script>", '"><svg onload=alert(1)>', "javascript:alert(1)", "=HYPERLINK(\"x\")", "]]><b>bold</b>"];
const HOSTILE = {
  title: NAMES[0],
  purpose: NAMES[1],
  sectors: [{ id: "a", name: NAMES[2] }],
  stakeholders: NAMES.map((name, i) => ({ id: `s${i}`, name, sector: "a", notes: name, link: "javascript:alert(1)" })),
  relationships: NAMES.slice(1).map((kind, i) => ({ id: `r${i}`, source: `s${i}`, target: `s${i + 1}`, kind })),
};

export async function tell({ browser, address, step }) {
  const page = await open(browser, { address });
  try {
    step("opening a map whose words are markup");
    await page.open();
    await until("the example is there", async () => (await page.text(".outline")).includes("14 bodies"), 60_000);
    await page.page.evaluate((map) => document.querySelector("stakeholder-map").load(map), HOSTILE);
    await until("six bodies", async () => (await page.text(".outline")).includes("6 bodies"));
    const outline = await page.text(".outline");
    for (const name of NAMES) if (!outline.includes(name)) throw new Error(`the outline does not show ${name} as it is written`);
    await page.value(async (element) => element.select(["s0"]));
    await page.screenshot("hostile-1-open");

    step("looking for markup that came from words");
    const made = await page.value((element) => Array.from(element.shadowRoot.querySelectorAll("script, img, iframe, b, [onerror], [onload], a[href^='javascript']"), (made) => made.outerHTML).filter((made) => made.includes("alert") || made.includes("bold")));
    same("no element came from a label", made, []);

    step("taking it away as a picture");
    const svg = await page.value(async (element) => new TextDecoder().decode(await element.exportAs("svg")));
    if (/<script|<img|\sonload=|\sonerror="/i.test(svg.replace(/&lt;/g, ""))) {
      const parsed = await page.page.evaluate((svg) => Array.from(new DOMParser().parseFromString(svg, "image/svg+xml").querySelectorAll("script, img, foreignObject, [onload], [onerror], parsererror"), (found) => found.tagName), svg);
      same("the picture holds nothing that acts", parsed, []);
    }
    same("nothing complains", await page.complaints(), []);
  } finally {
    await page.close();
  }
}
