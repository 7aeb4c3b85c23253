// Every worked example opens from the banner, from an empty map and from the menu; one's own map waits behind it and is kept.
import { open, same, until } from "../browser.mjs";
import { person } from "../effort.mjs";

export const browsers = ["chromium"];

const EXAMPLES = [
  ["Social services with economic development: job training", "job-training"],
  ["Environment with agriculture: less pollution", "less-pollution"],
  ["Disaster preparedness and response", "disaster-response"],
  ["Departments of one city on one service", "city-departments"],
  ["Schools and health against childhood obesity", "childhood-obesity"],
];
const ADD = "Add to the map";
const counts = (element) => [element.map.stakeholders?.length ?? 0, element.map.relationships?.length ?? 0];

export async function tell({ browser, address, step }) {
  const page = await open(browser, { address });
  const widget = page.page.locator("stakeholder-map");
  const hand = person(page);
  /** Chooses an example behind the button of a part of the page. */
  const choose = async (part, name) => {
    await hand.click(widget.locator(`${part} > summary`));
    await hand.click(widget.locator(`${part}[open] .menu-entry`, { hasText: name }));
  };
  const isExample = () => widget.locator(".banner").isVisible();
  try {
    step("opening the page for the first time");
    await page.open();
    await until("the example is there", async () => (await page.text(".outline")).includes("14 bodies"), 60_000);

    let findingsRead = 0;
    for (const [name, file] of EXAMPLES) {
      step(`looking at ${file}`);
      const wanted = await (await fetch(`${address}templates/${file}.stakeholders.json`)).json();
      await choose(".banner .examples", name);
      await until("its title is there", async () => (await page.value((element) => element.map.title)) === wanted.title);
      same("all of it is there", await page.value(counts), [wanted.stakeholders.length, wanted.relationships.length]);
      same("it is called an example", await isExample(), true);
      // Its first findings, of the seven slots, each with evidence and definition.
      const findings = widget.locator(".finding:not(.more .finding):not(.finding .finding)");
      await until("it says something", async () => (await findings.count()) >= 4);
      const read = await findings.count();
      for (let at = 0; at < read; at += 1) {
        const finding = findings.nth(at);
        await hand.click(finding.getByRole("button").first());
        await until("what it rests on is opened", async () => (await finding.getByRole("button").first().getAttribute("aria-expanded")) === "true");
        if (!/\S+ \S+ \S+/.test(await finding.innerText())) throw new Error("a finding without a sentence");
        if (at === 0) await page.screenshot(`templates-${file}-finding`);
      }
      findingsRead += read;
      for (const [width, height] of [[1280, 720], [390, 844]]) {
        await page.page.setViewportSize({ width, height });
        await page.click("button", "Fit");
        await page.page.waitForTimeout(1200);
        await page.screenshot(`templates-${file}-${width}`);
      }
      await widget.locator(".banner .examples > summary").click();
      const menu = await widget.locator(".banner .menu").boundingBox();
      if (menu.x < 0 || menu.x + menu.width > 390) throw new Error(`the menu leaves a small screen: ${JSON.stringify(menu)}`);
      if (file === "job-training") await page.screenshot("templates-menu-390");
      await page.press("Escape");
      await page.page.setViewportSize({ width: 1280, height: 720 });
    }

    hand.log(`five examples opened and their ${findingsRead} findings read`);
    if (hand.effort.clicks > 2 * EXAMPLES.length + findingsRead) throw new Error(`it took ${hand.effort.clicks} clicks`);

    step("typing on an example");
    await page.fill("combobox", ADD, "Harbour Office, Port");
    await page.press("Enter");
    await until("a map of one's own", async () => JSON.stringify(await page.value(counts)) === "[1,0]");
    same("no example any more", await isExample(), false);

    step("looking at an example from one's own map, and going back");
    await choose(".share", EXAMPLES[2][0]);
    await until("the example is there", async () => (await page.value(counts))[0] === 17);
    await page.screenshot("templates-own-waits");
    await page.click("button", "Back to my map");
    await until("one's own map", async () => JSON.stringify(await page.value(counts)) === "[1,0]");
    await page.click("button", /^Undo/);
    await until("its steps can still be undone", async () => (await page.value(counts))[0] === 0);

    step("looking at an example from the empty map");
    await page.screenshot("templates-empty");
    await choose(".empty .examples", EXAMPLES[1][0]);
    await until("the example is there", async () => (await page.value(counts))[0] === 16);
    await widget.locator(".banner").getByRole("button", { name: "Start blank" }).click();
    await until("an empty map", async () => (await page.value(counts))[0] === 0 && !(await isExample()));
    await page.click("button", /^Redo/);
    await until("the step that was undone", async () => (await page.value(counts))[0] === 1);

    step("starting blank from an example takes a step that can be undone");
    await choose(".share", EXAMPLES[3][0]);
    await until("the example is there", async () => (await page.value(counts))[0] === 15);
    await widget.locator(".banner").getByRole("button", { name: "Start blank" }).click();
    await until("an empty map", async () => (await page.value(counts))[0] === 0);
    await page.click("button", /^Undo/);
    await until("one's own map again", async () => (await page.value((element) => element.map.stakeholders?.[0]?.name)) === "Harbour Office");

    step("reloading while an example is looked at");
    await choose(".share", EXAMPLES[3][0]);
    await until("the example is there", async () => (await page.value(counts))[0] === 15);
    await page.page.waitForTimeout(900);
    await page.reload();
    await until("one's own map was kept, not the example", async () => JSON.stringify(await page.value(counts)) === "[1,0]", 60_000);
    same("nothing complains", await page.complaints(), []);
  } finally {
    await page.close();
  }
}
