// Over time: a snapshot is taken, named and kept in the file; what has changed since is told, drawn and counted; stepping
// goes through all of them; what is private is told of none on a wall, and is in no picture that is saved.
import { open, same, until } from "../browser.mjs";

export const browsers = ["chromium"];

const SIZES = [[1280, 720], [1920, 1080], [390, 844]];
const body = (id, name, x, y, more = {}) => ({ id, name, position: { x, y, pinned: true }, ...more });
const tie = (id, source, target, more = {}) => ({ id, source, target, ...more });
const GOAL = (current) => ({ id: "g", name: "Fewer absences", measure: { unit: "days", baseline: 21, target: 10, current } });
const SPRING = {
  format: "stakeholder-map",
  version: 1,
  title: "Prevention",
  sectors: [{ id: "h", name: "Health" }, { id: "e", name: "Education" }],
  goals: [GOAL(21)],
  stakeholders: [
    body("a", "Health Department", 0, 0, { sector: "h", power: 7 }),
    body("b", "Schools", 260, 40, { sector: "e", power: 4 }),
    body("c", "Youth Club", 240, 240, { sector: "e" }),
    body("q", "Quiet Broker", -160, 200, { sector: "h" }),
  ],
  relationships: [tie("r1", "a", "b", { kind: "funding" }), tie("r2", "b", "c"), tie("r3", "a", "q")],
};
const AUTUMN = {
  ...SPRING,
  goals: [GOAL(18)],
  stakeholders: [
    body("a", "Health Department", 0, 0, { sector: "h", power: 7 }),
    body("b", "Schools", 260, 40, { sector: "e", power: 6 }),
    body("d", "Clinic", 60, 260, { sector: "h" }),
    body("q", "Quiet Broker", -160, 200, { sector: "h", private: true }),
  ],
  relationships: [tie("r1", "a", "b", { kind: "funding", level: 3 }), tie("r3", "a", "q"), tie("r4", "d", "b"), tie("r5", "d", "a")],
};

export async function tell({ browser, address, step }) {
  const page = await open(browser, { address });
  const widget = page.page.locator("stakeholder-map");
  const dialog = widget.locator(".over-time");
  const load = (map) => widget.evaluate((element, map) => element.load(map), map);
  const told = () => page.text(".differences");
  const title = () => page.text(".compared h3");
  try {
    await page.open();
    await until("the example is there", async () => (await page.text(".outline")).includes("14 bodies"), 60_000);
    await load({ ...SPRING, snapshots: [] });
    await until("the map is there", async () => (await page.text(".outline")).includes("4 bodies"));

    step("one is taken by name of the action, bears the date and can be undone");
    await page.press("Control+k");
    const palette = page.page.getByRole("combobox", { name: "Type what to do, or a name" });
    await palette.waitFor();
    await palette.fill("over time");
    await palette.press("Enter");
    await dialog.waitFor();
    await page.page.getByRole("button", { name: "Take a snapshot" }).click();
    await until("it is in the list", async () => (await dialog.locator(".snapshots li").count()) === 1);
    same("the file has it", await page.value((element) => element.map.snapshots.map(({ map }) => [map.stakeholders.length, map.snapshots ?? null])), [[4, null]]);
    await page.page.getByRole("combobox", { name: "Earlier" }).selectOption({ index: 1 });
    await until("nothing has changed yet", async () => (await told()).includes("Nothing has been added"));
    await dialog.getByLabel("Name", { exact: true }).fill("Kick-off");
    await page.press("Enter");
    await dialog.getByLabel("Date", { exact: true }).fill("2026-04-01");
    await page.press("Enter");
    await until("it is called so", async () => (await page.value((element) => element.map.snapshots[0].name + element.map.snapshots[0].date)) === "Kick-off2026-04-01");
    const [kickOff] = await page.value((element) => element.map.snapshots);
    await page.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await page.page.getByRole("button", { name: "Undo: rename a snapshot" }).click();
    await page.page.getByRole("button", { name: "Undo: rename a snapshot" }).click();
    await page.page.getByRole("button", { name: /^Undo: take the snapshot/ }).click();
    await until("it is gone again", async () => (await page.value((element) => (element.map.snapshots ?? []).length)) === 0);

    step("what has changed since is told in sentences, with figures and goals");
    await load({ ...AUTUMN, snapshots: [kickOff] });
    await until("the map is another", async () => (await page.text(".outline")).includes("Clinic"));
    await page.page.getByText("Share", { exact: true }).click();
    await page.page.getByRole("button", { name: "Over time" }).click();
    await dialog.waitFor();
    await until("it is compared with now", async () => (await title()) === "Kick-off · 1 Apr 2026 → now");
    const all = await told();
    for (const words of ["Clinic", "Youth Club", "Schools: Power 4 → 6.", "Clinic – Schools", "Schools – Youth Club", "Health Department – Schools (funding): How deep now 3 – coordination."]) {
      if (!all.includes(words)) throw new Error(`${words} is not told: ${all}`);
    }
    const tables = (await dialog.locator("tbody tr").allInnerTexts()).map((row) => row.replace(/\s+/g, " "));
    same("the goal is on its way", tables[0], "Fewer absences 21 10 21 → 18 days, 27 % of the way");
    if (!tables.some((row) => /^Ties ?How many .* 3 4 \+1/.test(row))) throw new Error(`no row of ties: ${tables}`);
    if (!tables.some((row) => /^Across or inside.* → /.test(row))) throw new Error(`chance does not stand beside: ${tables}`);
    for (const [width, height] of SIZES) {
      await page.page.setViewportSize({ width, height });
      await page.page.waitForTimeout(300);
      await page.screenshot(`over-time-1-compared-${width}`);
      await dialog.locator(".drawn").nth(1).scrollIntoViewIfNeeded();
      await page.screenshot(`over-time-2-slopes-${width}`);
      await dialog.evaluate((part) => part.scrollTo(0, 0));
    }
    await page.page.setViewportSize({ width: 1280, height: 720 });

    step("what is saved holds nothing private");
    const chart = await page.download(() => page.page.getByRole("button", { name: "Save the chart (SVG)" }).click());
    const picture = await page.download(() => page.page.getByRole("button", { name: "Save the picture (SVG)" }).click());
    const [chartText, pictureText] = [chart, picture].map((file) => Buffer.from(file.bytes ?? file.body ?? file).toString());
    if (!chartText.includes("Ties in use") || !pictureText.includes("Youth Club")) throw new Error("the pictures lack what they show");
    if (pictureText.includes("Quiet Broker")) throw new Error("a private body is in the picture");

    step("stepping goes through all states by key");
    await page.page.getByRole("button", { name: "Take a snapshot" }).click();
    await until("two are listed", async () => (await dialog.locator(".snapshots li").count()) === 2);
    await page.page.getByRole("button", { name: "Step back" }).click();
    await until("a step back", async () => (await title()).startsWith("Kick-off · 1 Apr 2026 → ") && !(await title()).endsWith("now"));
    await page.page.getByRole("button", { name: "Take a snapshot" }).focus();
    await page.press("ArrowRight");
    await until("a step on", async () => (await title()).endsWith("→ now"));
    await page.press("ArrowLeft");
    await until("and back", async () => !(await title()).endsWith("now"));
    await page.page.getByRole("button", { name: "Look at: Kick-off · 1 Apr 2026" }).click();
    await until("one alone", async () => (await title()) === "Kick-off · 1 Apr 2026" && (await dialog.locator("table").count()) === 0);
    await page.screenshot("over-time-3-alone");
    await page.page.getByRole("combobox", { name: "Earlier" }).selectOption({ label: "Kick-off · 1 Apr 2026" });
    await page.page.getByRole("combobox", { name: "Later" }).selectOption({ label: "now" });
    await until("chosen by hand", async () => (await title()) === "Kick-off · 1 Apr 2026 → now");

    step("on a wall, a body that is private now is told of from no snapshot");
    await page.value((element) => element.setAttribute("theme", "projector"));
    await until("ties are counted without it", async () => (await dialog.locator("tbody tr").allInnerTexts()).some((row) => /^Bodies.* 3 3 same/.test(row.replace(/\s+/g, " "))));
    if ((await page.text(".over-time")).includes("Quiet Broker")) throw new Error("a private body is told of");
    await page.screenshot("over-time-4-wall");
    await page.value((element) => element.setAttribute("theme", "light"));

    step("another workshop's file is matched by name, looked through, and becomes a snapshot");
    const other = {
      format: "stakeholder-map",
      version: 1,
      title: "The other table",
      perspective: { group: "Table 2", date: "2026-05-05" },
      stakeholders: [body("a", "Police", 0, 0), body("b", "clinic", 90, 0), body("x", "SCHOOLS", 0, 90)],
      relationships: [tie("r1", "b", "x")],
    };
    const chooser = page.page.waitForEvent("filechooser");
    await page.page.getByRole("button", { name: "Add another workshop's file" }).click();
    await (await chooser).setFiles({ name: "other.stakeholders.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(other)) });
    const matches = dialog.locator(".foreign li");
    await until("matches are shown", async () => (await matches.count()) === 2);
    same("by name, not by number", (await matches.allInnerTexts()).map((text) => text.trim()).sort(), ["SCHOOLS is Schools", "clinic is Clinic"]);
    await page.screenshot("over-time-5-matches");
    await page.page.setViewportSize({ width: 390, height: 844 });
    await page.page.waitForTimeout(300);
    await page.screenshot("over-time-5-matches-390");
    await page.page.setViewportSize({ width: 1280, height: 720 });
    await page.page.getByRole("checkbox", { name: "clinic is Clinic" }).uncheck();
    await page.page.getByRole("button", { name: "Keep it as a snapshot" }).click();
    await until("it is in the list", async () => (await dialog.locator(".snapshots li").count()) === 3);
    same("in our ids, but for what was refused", await page.value((element) => element.map.snapshots.find(({ name }) => name === "The other table").map.stakeholders.map(({ id }) => id)), ["a*", "b*", "b"]);
    await page.page.getByRole("button", { name: "Remove: The other table · 5 May 2026" }).click();
    await until("two are left", async () => (await dialog.locator(".snapshots li").count()) === 2);

    step("one is removed, by a step that can be undone");
    await page.page.getByRole("button", { name: "Remove: Kick-off · 1 Apr 2026" }).click();
    await until("one is left", async () => (await dialog.locator(".snapshots li").count()) === 1);
    await page.press("Escape");
    await page.page.getByRole("button", { name: "Undo: remove the snapshot Kick-off" }).waitFor();
    if ((await page.complaints()).length) throw new Error((await page.complaints()).join("\n"));
  } finally {
    await page.close();
  }
}
