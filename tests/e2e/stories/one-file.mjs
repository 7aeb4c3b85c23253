// A page that is one file: saved by the program, it opens from a disk without a network, and the program opens it again as the same map.
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { open, same, until } from "../browser.mjs";

export const browsers = ["chromium", "firefox", "webkit"];

const HARM = "</script><script>globalThis.harmed=1</script><!--<script>\u2028\u0000é 𝄞";
const MAP = {
  format: "stakeholder-map", version: 1, title: "Moving <more>", purpose: HARM,
  sectors: [{ id: "s", name: "Health" }],
  stakeholders: [
    { id: "a", name: "Clinic", sector: "s" }, { id: "b", name: HARM.replace("\0", "") }, { id: "c", name: "Hidden Fund", private: true },
    { id: "d", name: "School", notes: "tired of us" },
  ],
  relationships: [{ id: "r", source: "a", target: "b" }, { id: "q", source: "a", target: "c" }, { id: "p", source: "a", target: "d", private: true }],
  snapshots: [{ date: "2026-01-01", map: { title: "as it was", stakeholders: [{ id: "a", name: "A" }] } }],
};
const MOST = 600_000;

export async function tell({ browser, address, step }) {
  const folder = mkdtempSync(join(tmpdir(), "one-file-"));
  const file = (name) => join(folder, name);
  const view = await open(browser, { address });
  const bytesOf = async (options) => Buffer.from(await view.value(new Function("element", `return element.exportAs("html", ${JSON.stringify(options)}).then((bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")));`)), "base64");
  try {
    step("saving a page to look at");
    await view.open();
    await until("the page is there", () => view.value((element) => element.fit().then(() => true)), 60_000);
    await view.value(new Function("element", `element.map = ${JSON.stringify(MAP)};`));
    await until("the map is there", () => view.value((element) => element.map.title === "Moving <more>"));
    const shown = await bytesOf({});
    same("it is light enough", shown.length <= MOST, true);
    for (const secret of ["Hidden Fund", "tired of us", "as it was"]) same(`${secret} is left out`, shown.includes(secret), false);
    writeFileSync(file("shown.html"), shown);
    const whole = await bytesOf({ mode: "edit", private: true });
    same("what is private is in it where that is wanted, its snapshots are not", ["Hidden Fund", "tired of us", "as it was"].map((word) => whole.includes(word)), [true, true, false]);
    writeFileSync(file("changed.html"), whole);

    step("pictures and tables");
    const picture = (options) => view.value(new Function("element", `return element.exportAs("svg", ${JSON.stringify(options)}).then((bytes) => new TextDecoder().decode(bytes));`));
    same("what is private is in a picture only where that is wanted", [(await picture({})).includes("Hidden Fund"), (await picture({ private: true })).includes("Hidden Fund")], [false, true]);
    const tables = await view.value((element) => Promise.all([element.exportAs("csv", { table: "both" }), import(new URL("stakeholder-map.js", location.href))]).then(([bytes, { importFiles }]) => importFiles([{ name: "a.zip", bytes }])));
    same("both tables are one archive, which opens again", [tables.map.stakeholders.length, tables.map.relationships.length, tables.warnings], [3, 1, []]);

    if (browser === "chromium") await fromTheMenu(view, step);
    await fromTheDisk({ browser, step, folder, file });

    step("opening it with the program");
    const again = Array.from(shown);
    const reopened = await view.value(new Function("element", `return import(new URL("stakeholder-map.js", location.href)).then(({ importFiles }) => importFiles([{ name: "a.html", bytes: new Uint8Array(${JSON.stringify(again)}) }]));`));
    same("the same bodies", reopened.map.stakeholders.map(({ name }) => name), ["Clinic", MAP.stakeholders[1].name, "School"]);
    same("without a remark", reopened.warnings, []);
    same("nothing complains", await view.complaints(), []);
  } finally {
    await view.close();
    rmSync(folder, { recursive: true });
  }
}

async function fromTheMenu(view, step) {
  step("saving it from the menu");
  const menu = view.page.locator("stakeholder-map .share");
  const openMenu = async () => {
    await menu.locator("> summary").click();
    const page = view.page.locator("stakeholder-map [part=page-menu]");
    if (!(await page.evaluate((details) => details.open))) await page.locator("> summary").click();
  };
  for (const [name, width, height] of [["1280", 1280, 720], ["1920", 1920, 1080], ["390", 390, 844]]) {
    await view.page.setViewportSize({ width, height });
    await openMenu();
    await view.page.waitForTimeout(200);
    await view.screenshot(`one-file-1-menu-${name}`);
    await view.press("Escape");
  }
  await view.page.setViewportSize({ width: 1280, height: 720 });
  await openMenu();
  await menu.getByLabel("People may").selectOption({ label: "change their own copy" });
  const { name, bytes } = await view.download(() => menu.getByRole("button", { name: "Save the page" }).click());
  same("its name is that of the map", name, "moving-more.html");
  same("people may change it", [bytes.includes('data-mode="edit"'), bytes.includes("Hidden Fund")], [true, false]);
  step("saving it by its name");
  await view.press("Control+k");
  await view.page.locator("stakeholder-map .palette input").fill("one file to look");
  const second = await view.download(() => view.press("Enter"));
  same("people look at it", second.bytes.includes('data-mode="view"'), true);
}

async function fromTheDisk({ browser, step, folder, file }) {
  step("opening it from the disk");
  const guest = await open(browser, { address: pathToFileURL(`${folder}/`).href });
  try {
    await guest.page?.context().setOffline(true);
    await guest.open("shown.html");
    await until("the map is there", () => guest.value((element) => element.map?.stakeholders.length === 3), 60_000);
    await until("it is on screen", async () => (await guest.text(".outline")).includes("Clinic"));
    same("its title is that of the map", await guest.value(() => document.title), MAP.title);
    same("nothing in it has become code", await guest.value(() => globalThis.harmed ?? null), null);
    same("people look at it", await guest.value((element) => element.mode), "view");
    await guest.screenshot(`one-file-2-view-${browser}`);
    same("it measures", await guest.value((element) => element.report.network.stakeholder_count), 3);

    step("working in it");
    await guest.open("changed.html");
    await until("the map is there", () => guest.value((element) => element.map?.stakeholders.length === 4), 60_000);
    await until("what is typed is taken", async () => {
      await guest.value((element) => element.apply({ type: "add-stakeholder", stakeholder: { id: "l", name: "Library" } }).catch((error) => error.message));
      return guest.value((element) => element.map.stakeholders.some(({ name }) => name === "Library"));
    });
    await guest.screenshot(`one-file-3-edit-${browser}`);
    step("saving it again from itself");
    const copy = Buffer.from(await guest.value((element) => element.exportAs("html", { mode: "edit", private: true }).then((bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")))), "base64");
    writeFileSync(file("again.html"), copy);
    same("it is as large as before, but for the map", Math.abs(copy.length - statSync(file("changed.html")).size) < 2_000, true);
    step("asking for what is not in it");
    same("it says so", await guest.value((element) => element.exportAs("xlsx").catch(({ code, message }) => [code, message.startsWith("This page is one file")])), ["unsupported-here", true]);
    if (guest.page) {
      step("served as something else");
      const wrong = { body: copy, contentType: "text/html; charset=utf-8" };
      await guest.page.context().route("https://pages.example/**", (route) => route.fulfill(wrong));
      const served = await guest.page.context().newPage();
      await served.goto("https://pages.example/map.html");
      same("it says what helps", (await served.getByRole("alert").textContent()).includes("Save it as a file"), true);
      await served.close();
    }
    step("opening the copy");
    await guest.open("again.html");
    await until("the map is there with what was added", () => guest.value((element) => element.map?.stakeholders.some(({ name }) => name === "Library") ?? false), 60_000);
    await guest.open("shown.html");
    const complaints = (await guest.complaints()).filter((words) => !/request to elsewhere: (file|https:..pages)/.test(words));
    same("nothing complains", complaints, []);
  } finally {
    await guest.close();
  }
}
