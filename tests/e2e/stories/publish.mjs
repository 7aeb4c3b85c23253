// Embedding and publishing: the dialog makes lines that work where they are pasted, and a folder that any web space serves.
import { inflateRawSync } from "node:zlib";
import http from "node:http";
import { open, same, until } from "../browser.mjs";

export const browsers = ["chromium"];

const MAP = {
  format: "stakeholder-map", version: 1, title: "Moving more", purpose: "An hour a day",
  stakeholders: [{ id: "a", name: "Clinic" }, { id: "b", name: "School", notes: "tired of us" }, { id: "c", name: "Hidden Fund", private: true }],
  relationships: [{ id: "r", source: "a", target: "b" }, { id: "q", source: "a", target: "c" }],
};
const page = (body) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Partner</title><link rel="icon" href="data:,">${body}</html>`;

export const pages = {
  "map.stakeholders.json": JSON.stringify(MAP),
  "partner.html": page('<link rel="stylesheet" href="partner.css"><stakeholder-map src="map.stakeholders.json" mode="edit" controls="full" theme="light"></stakeholder-map><script type="module" src="page.js"></script>'),
  "partner.css": "body { margin: 0; } stakeholder-map { display: block; height: 700px; }",
};

/** The files of an archive by name, by its directory. */
function unpacked(bytes) {
  const files = new Map();
  let at = bytes.readUInt32LE(bytes.lastIndexOf(Buffer.from("PK\x05\x06", "latin1")) + 16);
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [packed, name, extra, start] = [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt32LE(at + 42)];
    const from = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
    files.set(bytes.toString("utf8", at + 46, at + 46 + name), inflateRawSync(bytes.subarray(from, from + packed)));
    at += 46 + name + extra + bytes.readUInt16LE(at + 32);
  }
  return files;
}

/** A web space of the simplest sort: it knows few types of files and sets no header. */
function webSpace(files) {
  const types = { html: "text/html", js: "text/javascript", css: "text/css" };
  const server = http.createServer((request, response) => {
    const name = new URL(request.url, "http://x").pathname.slice("/ours/".length) || "index.html";
    const type = types[name.split(".").at(-1)] ?? "application/octet-stream";
    files.has(name) ? response.writeHead(200, { "content-type": type }).end(files.get(name)) : response.writeHead(404).end();
  });
  return new Promise((ready) => server.listen(0, "127.0.0.1", () => ready({ address: `http://127.0.0.1:${server.address().port}/ours/`, close: () => (server.close(), server.closeAllConnections()) })));
}

export async function tell({ browser, address, step }) {
  const view = await open(browser, { address });
  const on = (script, argument) => view.page.evaluate(script, argument);
  const dialog = view.page.locator("stakeholder-map dialog.publish");
  const code = () => dialog.locator("textarea").inputValue();
  const openDialog = async () => {
    await view.page.locator("stakeholder-map .share > summary").click();
    await view.click("button", "Embed or publish it…");
    await dialog.waitFor();
  };
  try {
    step("opening the dialog");
    await view.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await view.open("partner.html");
    await until("the map is there", async () => (await view.text(".outline")).includes("3 bodies"), 60_000);
    await openDialog();
    same("two lines with their addresses", await code(), `<script type="module" src="${address}page.js"></script>\n<stakeholder-map src="${address}map.stakeholders.json"></stakeholder-map>`);
    const preview = dialog.locator("stakeholder-map");
    const previewed = () => preview.evaluate((element) => [element.map?.stakeholders.length, element.theme, element.controls, element.shadowRoot.querySelector(".stage-canvas") !== null]);
    await until("the preview shows the map without what is private", async () => JSON.stringify(await previewed()) === '[2,"auto","minimal",true]', 30_000);
    for (const [name, width, height] of [["1280", 1280, 720], ["1920", 1920, 1080], ["390", 390, 844]]) {
      await view.page.setViewportSize({ width, height });
      await view.page.waitForTimeout(300);
      await view.screenshot(`publish-1-dialog-${name}`);
    }
    await view.page.setViewportSize({ width: 1280, height: 800 });

    step("choosing what it looks like");
    await dialog.getByLabel("Colours").selectOption("dark");
    await dialog.getByLabel("Around the map").selectOption("none");
    await until("the preview follows", async () => JSON.stringify(await previewed()) === '[2,"dark","none",true]');
    same("and so do the lines", (await code()).split("\n")[1], `<stakeholder-map src="${address}map.stakeholders.json" theme="dark" controls="none"></stakeholder-map>`);
    await dialog.getByLabel("Refuse a program").check();
    await until("the entry script is checked", async () => /integrity="sha384-[\w+/]{64}"/.test(await code()));
    const lines = await code();
    await dialog.getByRole("button", { name: "Copy" }).click();
    await until("the person is told", async () => (await dialog.locator(".told").textContent()).startsWith("Copied"));
    same("it is copied", await on(() => navigator.clipboard.readText()), lines);
    pages["pasted.html"] = page(lines);
    await dialog.locator("select[name=way]").selectOption("frame");
    await until("a frame, too", async () => (await code()).startsWith("<iframe "));
    pages["framed.html"] = page(await code());

    step("publishing it");
    same("it says that anyone can read it", (await dialog.locator(".warning").textContent()).startsWith("Anyone who has the address can read everything"), true);
    const save = () => dialog.getByRole("button", { name: "Save the ZIP file" }).click();
    const first = await view.download(save);
    same("its name is that of the map", first.name, "moving-more.zip");
    const files = unpacked(first.bytes);
    const text = (name) => files.get(name).toString("utf8");
    same("nothing private is in it", [...files].filter(([name, bytes]) => /json|html|txt/.test(name) && /Hidden Fund|tired of us/.test(bytes)).map(([name]) => name), []);
    same("it says so", text("READ-ME.txt").includes("was left out"), true);
    same("no oEmbed without an address", files.has("oembed.json"), false);

    const space = await webSpace(files);
    await dialog.getByLabel("Put in what is marked private").check();
    await until("the preview shows them, too", async () => (await previewed())[0] === 3);
    await dialog.getByLabel("Address that the folder").fill(space.address);
    const second = unpacked((await view.download(save)).bytes);
    same("private items only when ticked", second.get("map.stakeholders.json").includes("Hidden Fund"), true);
    const answer = JSON.parse(second.get("oembed.json"));
    same("oEmbed", [answer.version, answer.type, answer.width, answer.html.includes(`${space.address}embed.html?src=map.stakeholders.json`)], ["1.0", "rich", 900, true]);
    same("its page names it", second.get("index.html").includes(`type="application/json+oembed" href="${space.address}oembed.json"`), true);

    step("a page around that refuses");
    await on(() => document.addEventListener("stakeholder-map-beforeexport", (event) => event.preventDefault()));
    await save();
    await until("nothing is saved", async () => (await dialog.locator(".told").textContent()).includes("does not allow"));
    await view.press("Escape");
    await dialog.waitFor({ state: "detached" });
    same("the map itself has not changed", await view.value((element) => element.map.stakeholders.length), 3);
    same("nothing complains", await view.complaints(), []);

    step("what was pasted");
    await view.open("pasted.html");
    await until("shows the map", async () => (await on(() => document.querySelector("stakeholder-map").map?.stakeholders.length)) === 3, 60_000);
    await view.open("framed.html");
    await view.page.frameLocator("iframe").locator("stakeholder-map .stage-canvas").waitFor({ timeout: 60_000 });

    step("what was published");
    const guest = await open(browser, { address: space.address });
    try {
      await guest.open("");
      await until("shows the map", async () => (await guest.page.evaluate(() => document.querySelector("stakeholder-map").map?.stakeholders.length)) === 2, 60_000);
      await guest.screenshot("publish-2-published");
      same("nothing complains", await guest.complaints(), []);
      await guest.open("embed.html?src=map.stakeholders.json&theme=dark");
      await until("its frame, too", async () => (await guest.page.evaluate(() => document.querySelector("stakeholder-map").map?.stakeholders.length)) === 2, 60_000);
    } finally {
      await guest.close();
      space.close();
    }
  } finally {
    await view.close();
  }
}
