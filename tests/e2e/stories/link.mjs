// A map in a link: made in the dialog, opened by somebody else to look at, and kept only when a copy is wanted.
import { open, same, until } from "../browser.mjs";

export const browsers = ["chromium"];

const HARM = "<img src=x onerror=globalThis.harmed=1>";
const MAP = {
  format: "stakeholder-map", version: 1, title: "Moving more", purpose: "An hour a day",
  sectors: [{ id: "s", name: "Health" }],
  stakeholders: [
    { id: "a", name: "Clinic", sector: "s", power: 7.5, notes: "tired of us" }, { id: "b", name: HARM }, { id: "c", name: "Hidden Fund", private: true },
    { id: "d", name: "Škola" },
  ],
  relationships: [{ id: "r", source: "a", target: "b", kind: "funding", level: 3 }, { id: "q", source: "a", target: "c" }],
};
const many = (count) => ({ stakeholders: Array.from({ length: count }, (_, at) => ({ id: `s${at}`, name: `Agency ${(at * 7919) % 10_007} of ${at}` })), relationships: [] });

/** The program on a web space that others reach: the browser is told that its server is there. */
async function elsewhere(view, address, space) {
  await view.page.context().route(`${space}**`, async (route) => {
    const response = await route.fetch({ url: route.request().url().replace(space, address) });
    await route.fulfill({ response });
  });
}

export async function tell({ browser, address, step }) {
  const space = "https://maps.example/some/where/";
  const view = await open(browser, { address: space });
  const guest = await open(browser, { address: space });
  const dialogOf = (view) => view.page.locator("stakeholder-map dialog.share-link");
  const ready = (view) => until("the page is there", () => view.value((element) => element.fit().then(() => true)), 60_000);
  const openDialog = async (view) => {
    await view.page.locator("stakeholder-map .share > summary").click();
    await view.click("button", "Share a link…");
    await dialogOf(view).waitFor();
  };
  const show = (view, map) => view.value(new Function("element", `element.map = ${JSON.stringify(map)};`));
  try {
    await elsewhere(view, address, space);
    await elsewhere(guest, address, space);
    step("making a link");
    await view.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await view.open();
    await ready(view);
    await show(view, MAP);
    await openDialog(view);
    const dialog = dialogOf(view);
    const link = await dialog.locator("textarea").inputValue();
    same("it leads to this page and holds the map", [link.startsWith(`${space}#map=1.`), link.length < 300], [true, true]);
    same("it says who has it then", (await dialog.locator(".warning").textContent()).includes("cannot be recalled"), true);
    same("a code of squares is there", await dialog.getByRole("img", { name: "The link as a QR code" }).isVisible(), true);
    await dialog.getByRole("button", { name: "Copy" }).click();
    await until("the person is told", async () => (await dialog.locator(".told").textContent()) === "Copied.");
    same("it is copied", await view.page.evaluate(() => navigator.clipboard.readText()), link);
    for (const [name, width, height] of [["1280", 1280, 720], ["1920", 1920, 1080], ["390", 390, 844]]) {
      await view.page.setViewportSize({ width, height });
      await view.page.waitForTimeout(200);
      await view.screenshot(`link-1-dialog-${name}`);
    }
    await view.page.setViewportSize({ width: 1280, height: 720 });
    await view.press("Escape");
    await dialog.waitFor({ state: "detached" });

    step("a page around that refuses");
    await view.page.evaluate(() => document.addEventListener("stakeholder-map-beforeexport", (event) => event.preventDefault(), { once: true }));
    await view.press("Control+k");
    await view.page.locator("stakeholder-map .palette input").fill("share a link");
    await view.press("Enter");
    await dialog.waitFor();
    same("it says so", [await dialog.locator("textarea").count(), (await dialog.textContent()).includes("does not allow")], [0, true]);
    await view.press("Escape");

    step("a map too large for a link");
    await show(view, many(2_100));
    await openDialog(view);
    same("it says so", [await dialog.locator("textarea").count(), (await dialog.textContent()).includes("too long for a link")], [0, true]);
    const { name } = await view.download(() => dialog.getByRole("button", { name: "Save the page in one file" }).click());
    same("and offers the page", name.endsWith(".html"), true);
    same("nothing complains", await view.complaints(), []);

    step("opening it elsewhere, where there is a map already");
    await guest.open();
    await ready(guest);
    await guest.value((element) => element.load({ stakeholders: [{ id: "o", name: "Own Agency" }], relationships: [] }));
    await until("it is kept", async () => (await guest.text(".state")) === "Saved on this machine");
    await guest.page.goto("about:blank");
    await guest.page.goto(link);
    await ready(guest);
    await until("the map of the link is there", () => guest.value((element) => element.map.title === "Moving more"));
    same("with what others may see", await guest.value((element) => [element.map.stakeholders.map(({ name, power }) => [name, power ?? null]), element.map.relationships.map(({ kind, level }) => [kind, level])]), [
      [["Clinic", 7.5], [HARM, null], ["Škola", null]],
      [["funding", 3]],
    ]);
    same("nothing in it has become code", await guest.value(() => globalThis.harmed ?? null), null);
    same("it is to look at", await guest.page.locator("stakeholder-map [part=add-bar]").count(), 0);
    await guest.screenshot("link-2-received");

    same("a banner says so", (await guest.text("[part=banner]")).startsWith("The map of a link"), true);

    step("leaving it");
    await guest.page.goto(space);
    await guest.page.reload();
    await ready(guest);
    await until("one's own map is there as it was", () => guest.value((element) => element.map.stakeholders.map(({ name }) => name).join() === "Own Agency"));

    step("wanting a copy");
    await guest.page.goto("about:blank");
    await guest.page.goto(link);
    await ready(guest);
    await guest.click("button", "Edit a copy");
    await until("it can be changed", async () => (await guest.page.locator("stakeholder-map [part=add-bar]").count()) > 0);
    same("the address holds it no more", guest.page.url(), space);
    await guest.value((element) => element.apply({ type: "add-stakeholder", stakeholder: { id: "n", name: "Library" } }));
    await guest.page.waitForTimeout(1_000);
    await guest.page.reload();
    await ready(guest);
    await until("it is kept", () => guest.value((element) => element.map.title === "Moving more" && element.map.stakeholders.some(({ name }) => name === "Library")));
    await guest.page.locator("stakeholder-map .share > summary").click();
    await guest.click("button", "Your maps");
    await until("beside one's own", async () => /Moving more[\s\S]*Untitled|Untitled[\s\S]*Moving more/.test(await guest.text("[part=maps]")));

    step("a link beside a tab that keeps the maps");
    const other = await guest.page.context().newPage();
    await other.goto(link);
    const banner = other.locator("stakeholder-map [part=banner]");
    await banner.getByRole("button", { name: "Edit a copy" }).click();
    await until("it says what is in the way", async () => (await other.locator("stakeholder-map [part=notices]").textContent()).includes("Another tab has the maps"));
    same("it is still to look at", await other.locator("stakeholder-map [part=add-bar]").count(), 0);
    await guest.page.goto("about:blank");
    await until("the other tab has closed", async () => (await other.locator("stakeholder-map [part=notices]").textContent()).includes("has closed"));
    await banner.getByRole("button", { name: "Edit a copy" }).click();
    await other.locator("stakeholder-map [part=add-bar]").waitFor();
    await other.close();
    await guest.page.goto(space);
    await ready(guest);

    step("a link that is damaged");
    await guest.page.goto("about:blank");
    await guest.page.goto(`${link.slice(0, -6)}`);
    await ready(guest);
    await until("it says so", async () => (await guest.text(".notices")).includes("damaged or cut off"));
    same("one's own map is there", await guest.value((element) => element.map.title), "Moving more");
    same("nothing complains", await guest.complaints(), []);

    step("where no link leads");
    const here = await open(browser, { address });
    try {
      await here.open();
      await ready(here);
      await openDialog(here);
      same("it says so and offers the page", [(await dialogOf(here).textContent()).includes("nobody gets there"), await dialogOf(here).getByRole("button", { name: "Save the page" }).count()], [true, 1]);
      await here.screenshot("link-3-nowhere");
    } finally {
      await here.close();
    }
  } catch (error) {
    console.log(error.message);
    throw error;
  } finally {
    await view.close();
    await guest.close();
  }
}
