// The forms: every kind of field hands its value over, refuses what does not fit, and loses nothing that was typed.
import { open, same, until } from "../browser.mjs";

export const browsers = ["chromium"];

const MAP = {
  asks: ["kind", "power", "interest", "stance", "in_room", "parent", "goals", "offers", "power_bases", "notes", "source", "private", "strength", "level", "trust", "sign", "barrier"],
  stakeholders: [{ id: "a", name: "Anna" }, { id: "b", name: "Bert" }],
  relationships: [{ id: "t", source: "a", target: "b", directed: true }],
};

export async function tell({ browser, address, step }) {
  const page = await open(browser, { address });
  const field = (name) => page.page.getByLabel(name, { exact: true }).first();
  const write = async (name, text, key = "Enter") => {
    await field(name).fill(text);
    await page.press(key);
  };
  const choose = (name, label) => page.page.getByRole("combobox", { name, exact: true }).first().selectOption({ label });
  const select = (id) => page.page.evaluate((id) => document.querySelector("stakeholder-map").select([id]), id);
  const record = (table, id) => page.page.evaluate(([table, id]) => document.querySelector("stakeholder-map").map[table].find((record) => record.id === id) ?? {}, [table, id]);
  const holds = (table, id, name, want) => until(`${name} of ${id} is ${JSON.stringify(want)}`, async () => {
    const got = name.split(".").reduce((value, part) => value?.[part], await record(table, id));
    return JSON.stringify(got) === JSON.stringify(want) || got;
  });
  const body = (name, want, id = "a") => holds("stakeholders", id, name, want);
  const tie = (name, want) => holds("relationships", "t", name, want);
  try {
    await page.open();
    await until("the example is there", async () => (await page.text(".outline")).includes("14 bodies"), 60_000);
    await page.page.evaluate((map) => document.querySelector("stakeholder-map").load(map), MAP);
    await until("the map is there", async () => (await page.text(".outline")).includes("2 bodies"));

    step("words, numbers and lists of a body");
    await select("a");
    await until("its form is open", async () => (await page.text(".inspector")).includes("Anna"));
    await page.screenshot("forms-1-body");
    await write("Name", "  Anne ");
    await body("name", "Anne");
    await write("Power, 0 to 10", "7,5");
    await body("power", 7.5);
    await write("Power, 0 to 10", "lots");
    await until("a reason", async () => (await page.text(".notices")).includes("A number from 0 to 10"));
    same("the power that stays", await field("Power, 0 to 10").inputValue(), "7.5");
    await write("Name", "Nobody", "Escape");
    same("the name that is back", await field("Name").inputValue(), "Anne");
    await write("Offers", "rooms, staff , rooms");
    await body("offers", ["rooms", "staff"]);
    await write("Offers", "staff");
    await body("offers", ["staff"]);
    await write("Knowledge", "2");
    await body("power_bases.knowledge", 2);

    step("choices and boxes of a body");
    await choose("Took part", "no");
    await body("in_room", false);
    await choose("Towards the goal", "has doubts");
    await body("stance", -1);
    await choose("Part of", "Bert");
    await body("parent", "b");
    await choose("Part of", "not said");
    await body("parent", undefined);
    await choose("Kind of source", "A document");
    await body("source.kind", "document");
    await field("Private: hidden in Present, left out of exports").check();
    await body("private", true);
    await choose("Sector", "New sector…");
    await write("Name of the sector", "Health");
    await until("the sector's name in the outline", async () => (await page.text(".outline")).toLowerCase().includes("health"));
    await choose("Add a goal", "New goal…");
    await write("Goal", "Fewer cars");
    await until("the goal's name", async () => (await page.value((element) => element.map.goals[0].name)) === "Fewer cars");
    await choose("Role", "is asked");
    await until("the goal's role", async () => JSON.stringify(await record("stakeholders", "a")).includes("consulted"));
    await page.page.locator(".part .button.small").first().click();
    await body("goals", undefined);

    step("leaving a field by selecting another body");
    await field("Notes").fill("half a thou");
    await select("b");
    await body("notes", "half a thou");
    await body("notes", undefined, "b");

    step("a tie");
    await select("t");
    await until("its form is open", async () => (await page.text(".inspector")).includes("Anne → Bert"));
    await page.screenshot("forms-2-tie");
    await write("Strength", "3");
    await tie("strength", 3);
    await choose("How deep", "2 – cooperation");
    await tie("level", 2);
    await write("Anne in Bert, 1 to 4", "4");
    await tie("trust.forward", 4);
    await page.click("button", "Swap the ends");
    await tie("source", "b");
    await tie("trust.back", 4);
    await write("What stands in the way", "no money");
    await tie("barrier.note", "no money");
    await write("What stands in the way", "");
    await tie("barrier", undefined);
    await field("Opposition").check();
    await tie("sign", -1);
    await field("Opposition").uncheck();
    await tie("sign", undefined);
    await field("One way").uncheck();
    await tie("directed", undefined);

    step("the map itself");
    await page.page.getByTitle("About this map").click();
    await write("Title", "Streets");
    await until("the title", async () => (await page.value((element) => element.map.title)) === "Streets");
    await page.screenshot("forms-3-map");
    // The first leaves the field, the second shuts the form.
    await page.press("Escape");
    await page.press("Escape");
    await until("the form is shut", async () => !(await page.page.getByLabel("Title", { exact: true }).isVisible()));
  } finally {
    await page.close();
  }
}
