// Storage that is refused, full or broken is said at once, and one press saves a file; what an older version kept is found.
import { open, same, until } from "../browser.mjs";

export const browsers = ["chromium"];

/** What a browser may do, by name: run in the page before the program. */
const REFUSALS = {
  "no database at all": () => {
    indexedDB.constructor.prototype.open = () => {
      throw new DOMException("denied", "SecurityError");
    };
  },
  "a database that never answers": () => {
    indexedDB.constructor.prototype.open = () => new EventTarget();
  },
  "a disk that is full": () => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  },
  "writes that are taken back": () => {
    const commit = IDBTransaction.prototype.commit;
    IDBTransaction.prototype.commit = function () {
      return this.mode === "readwrite" ? this.abort() : commit.call(this);
    };
  },
  "writes that never end": () => {
    IDBTransaction.prototype.commit = () => undefined;
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...args) {
      const again = () => (this.get("nothing").onsuccess = again);
      again();
      return put.apply(this, args);
    };
  },
};

/** A database that answers, but only after seconds, as after a crash of the whole machine. */
const SLOW = () => {
  const own = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (...args) {
    const request = own.apply(this, args);
    let hear;
    Object.defineProperty(request, "onsuccess", { set: (act) => (hear = act) });
    const add = request.addEventListener.bind(request);
    const later = (act) => (event) => setTimeout(() => act.call(request, event), 5_000);
    request.addEventListener = (name, act, ...rest) => add(name, name === "success" ? later(act) : act, ...rest);
    add("success", (event) => hear && later(hear)(event));
    return request;
  };
};

async function slow(browser, address, step) {
  const page = await open(browser, { address });
  try {
    step("a database that is slow: typing while it is quick");
    await page.open();
    await until("the page is ready", async () => (await page.text(".outline")).includes("14 bodies"), 60_000);
    await page.fill("combobox", "Add to the map", "Schools, Education");
    await page.press("Enter");
    await until("it is kept", async () => (await page.text(".top")).includes("Saved on this machine"));
    await page.page.waitForTimeout(300);

    step("a database that is slow: starting");
    await page.page.addInitScript(SLOW);
    await page.reload();
    await until("the example stands in for it", async () => (await page.text(".outline")).includes("14 bodies"), 60_000);
    await until("what was kept comes when it can", async () => (await page.text(".outline")).includes("1 body"));
    await until("nothing says that it is not kept", async () => !(await page.text(".top")).includes("Not kept") && !(await page.text(".notices")).includes("does not keep"));

    step("a database that is slow: typing before it answers");
    await page.reload();
    await until("the example stands in for it", async () => (await page.text(".outline")).includes("14 bodies"), 60_000);
    await page.fill("combobox", "Add to the map", "Harbour");
    await page.press("Enter");
    await until("the new map is kept, too", async () => (await page.text(".top")).includes("Saved on this machine"));
    await page.page.waitForTimeout(300);
    await page.reload();
    await until("and is there again", async () => (await page.value((element) => element.map.stakeholders.map((body) => body.name).join())) === "Harbour");
  } finally {
    await page.close();
  }
}

async function refused(browser, address, name, step) {
  const page = await open(browser, { address });
  try {
    step(`${name}: typing`);
    await page.page.addInitScript(REFUSALS[name]);
    await page.open();
    await until("the page is ready", async () => (await page.text(".outline")).includes("14 bodies"), 60_000);
    await page.fill("combobox", "Add to the map", "Schools, Education");
    await page.press("Enter");
    const begun = Date.now();
    await until("it is said", async () => (await page.text(".notices")).includes("does not keep"));
    const millis = Date.now() - begun;
    if (millis > 2_500) throw new Error(`said after ${millis} ms`);
    same("in the bar, too", (await page.text(".top")).includes("Not kept"), true);

    step(`${name}: leaving`);
    await page.page.mouse.click(700, 400);
    const asked = new Promise((done) => page.page.once("dialog", (dialog) => (done(dialog.type()), dialog.dismiss())));
    await page.page.close({ runBeforeUnload: true });
    same("the browser asks", await asked, "beforeunload");

    step(`${name}: saving a file`);
    const saved = await page.download(() => page.click("button", "Save the map file"));
    same("it holds the map", JSON.parse(saved.bytes).stakeholders.map((body) => body.name), ["Schools"]);
    await page.screenshot(`storage-${name.replaceAll(" ", "-")}`);
    await page.page.close({ runBeforeUnload: true });
    await until("now one may leave", () => page.page.isClosed());
  } finally {
    await page.close();
  }
}

/** What version 2 of the database held: one map and the changes to it. */
function former() {
  const request = indexedDB.open("stakeholder-map", 2);
  request.onupgradeneeded = () => ["maps", "changes"].forEach((name) => request.result.createObjectStore(name));
  return new Promise((done) => {
    request.onsuccess = () => {
      const transaction = request.result.transaction(["maps", "changes"], "readwrite");
      const map = { format: "stakeholder-map", version: 1, title: "From before", stakeholders: [{ id: "a", name: "Schools" }], relationships: [] };
      const change = (path, before, after) => ({ table: "stakeholders", id: "b", path, before, after });
      const diff = { v: 1, changes: [change("", null, true), change("name", null, "Clinics")] };
      transaction.objectStore("maps").put(JSON.stringify(map), "current");
      transaction.objectStore("changes").put(JSON.stringify(diff), 0);
      transaction.oncomplete = () => (request.result.close(), done());
    };
  });
}

export async function tell({ browser, address, step }) {
  for (const name of Object.keys(REFUSALS)) await refused(browser, address, name, step);
  await slow(browser, address, step);

  step("finding what an older version kept");
  const page = await open(browser, { address });
  try {
    await page.open("page.css");
    await page.page.evaluate(former);
    for (const round of ["the first time", "and the second"]) {
      await page.open();
      await until(`it is there ${round}`, async () => (await page.text(".outline")).includes("2 bodies"), 60_000);
      same("with its changes", await page.value((element) => [element.map.title, element.map.stakeholders.map((body) => body.name).sort().join()]), ["From before", "Clinics,Schools"]);
      await page.page.waitForTimeout(300);
    }
  } finally {
    await page.close();
  }
}
