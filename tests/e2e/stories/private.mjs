// What is private is nowhere to be read on a wall: not in lists, rankings, figures, tooltips or what is selected.
import { open, until } from "../browser.mjs";

export const browsers = ["chromium"];

const SECRET = "Quiet Broker";

/** All that can be read or heard of the widget. */
const words = (element) =>
  [...element.shadowRoot.querySelectorAll("*")]
    .flatMap((part) => [part.title, part.getAttribute("aria-label"), part.value, ...[...part.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data)])
    .filter((text) => typeof text === "string")
    .join(" · ");

export async function tell({ browser, address, step }) {
  const page = await open(browser, { address });
  const others = Array.from({ length: 8 }, (_, at) => ({ id: `o${at}`, name: `Office ${at}` }));
  const map = {
    stakeholders: [{ id: "q", name: SECRET, private: true }, ...others],
    relationships: others.map(({ id }, at) => ({ id: `r${at}`, source: "q", target: id })),
  };
  try {
    await page.open();
    await until("the example is there", async () => (await page.text(".outline")).includes("14 bodies"), 60_000);
    await page.page.evaluate((map) => document.querySelector("stakeholder-map").load(map), map);

    step("at work it is first in the ranking");
    await until("the ranking says so", async () => (await page.text(".ranking")).includes(SECRET));
    await until("and how sure that is", async () => (await page.value(words)).includes("stays first"));
    await page.page.evaluate(() => document.querySelector("stakeholder-map").select(["q"]));
    await until("it is selected", async () => (await page.text(".inspector")).length > 0);

    step("on the wall nobody reads of it");
    await page.page.evaluate(() => document.querySelector("stakeholder-map").setAttribute("theme", "projector"));
    await until("it is let go", async () => (await page.value((element) => element.selection.length)) === 0);
    await until("its name is gone", async () => {
      const said = await page.value(words);
      return !said.includes(SECRET) || said.slice(said.indexOf(SECRET) - 60).slice(0, 120);
    });
    await page.screenshot("private-1-wall");
    if ((await page.complaints()).length) throw new Error((await page.complaints()).join("\n"));
  } finally {
    await page.close();
  }
}
