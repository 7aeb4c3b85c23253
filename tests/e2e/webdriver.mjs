// The interface of browser.mjs on Firefox and WebKitGTK, by W3C WebDriver.
import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { Builder, Capabilities, Key } from "selenium-webdriver";
import firefox from "selenium-webdriver/firefox.js";
import { PICTURES } from "./chromium.mjs";

const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

/** Finds a control by role and accessible name, in the widget's shadow tree. Runs in the page. */
function find(role, name) {
  const tags = { button: "button, summary", combobox: "[role=combobox], select", textbox: "input:not([type=checkbox]), textarea", checkbox: "input[type=checkbox]", searchbox: "input[type=search]" };
  const root = document.querySelector("stakeholder-map").shadowRoot;
  const nameOf = (element) => (element.getAttribute("aria-label") ?? element.closest("label")?.innerText ?? element.innerText ?? "").trim();
  return [...root.querySelectorAll(tags[role])].find((element) => (name.pattern ? new RegExp(name.pattern, name.flags).test(nameOf(element)) : nameOf(element) === name.text)) ?? null;
}

const plain = (name) => (name instanceof RegExp ? { pattern: name.source, flags: name.flags } : { text: name });
const KEYS = { Enter: Key.ENTER, Escape: Key.ESCAPE, Tab: Key.TAB, Control: Key.CONTROL };

async function driverOf(browser) {
  if (browser === "firefox") {
    const options = new firefox.Options().addArguments("-headless").setBinary(process.env.FIREFOX ?? "/usr/bin/firefox-esr");
    const service = new firefox.ServiceBuilder(process.env.GECKODRIVER ?? "geckodriver");
    const driver = await new Builder().forBrowser("firefox").setFirefoxOptions(options).setFirefoxService(service).build();
    return { driver, end: () => driver.quit() };
  }
  const display = `:${90 + (process.pid % 900)}`;
  const screen = spawn(process.env.XVFB ?? "Xvfb", [display, "-screen", "0", "1400x900x24", "-nolisten", "tcp"], { stdio: "ignore" });
  const port = await freePort();
  const environment = { ...process.env, DISPLAY: display, WEBKIT_DISABLE_COMPOSITING_MODE: "1" };
  const service = spawn(process.env.WEBKIT_DRIVER ?? "WebKitWebDriver", [`--port=${port}`], { stdio: "ignore", env: environment });
  await new Promise((done) => setTimeout(done, 1500));
  const binary = process.env.WEBKIT_BROWSER ?? "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";
  const capabilities = new Capabilities({ browserName: "MiniBrowser", "webkitgtk:browserOptions": { binary, args: ["--automation"] } });
  const driver = await new Builder().usingServer(`http://127.0.0.1:${port}/`).withCapabilities(capabilities).build();
  const end = async () => {
    await driver.quit().catch(() => {});
    service.kill();
    screen.kill();
  };
  return { driver, end };
}

export async function openWebDriver(browser, { address, width = 1280, height = 720 }) {
  mkdirSync(PICTURES, { recursive: true });
  const { driver, end } = await driverOf(browser);
  await driver.manage().window().setRect({ width, height }).catch(() => {});
  const control = async (role, name) => {
    const element = await driver.executeScript(`return (${find})(arguments[0], arguments[1])`, role, plain(name));
    if (!element) throw new Error(`there is no ${role} named ${name}`);
    return element;
  };
  return {
    async open(name = "") {
      await driver.get(new URL(name, address).href);
      await driver.executeScript(`
        window.complaints = [];
        document.addEventListener("securitypolicyviolation", (event) => window.complaints.push("policy: " + event.violatedDirective + " " + event.blockedURI));
        window.addEventListener("error", (event) => window.complaints.push("page error: " + event.message));
        window.addEventListener("unhandledrejection", (event) => window.complaints.push("page error: " + event.reason));`);
    },
    click: async (role, name) => (await control(role, name)).click(),
    async fill(role, name, text) {
      const field = await control(role, name);
      await field.clear();
      await field.sendKeys(text);
    },
    async press(key) {
      const keys = key.split("+").map((part) => KEYS[part] ?? part);
      const actions = driver.actions();
      for (const part of keys) actions.keyDown(part);
      for (const part of keys.reverse()) actions.keyUp(part);
      await actions.perform();
    },
    text: (selector) => driver.executeScript("return document.querySelector('stakeholder-map').shadowRoot.querySelector(arguments[0])?.innerText ?? ''", selector),
    value: (script) => driver.executeScript(`return (${script})(document.querySelector("stakeholder-map"))`),
    screenshot: async (name) => writeFileSync(`${PICTURES}${name}.png`, await driver.takeScreenshot(), "base64"),
    complaints: () => driver.executeScript("return window.complaints ?? []"),
    close: end,
  };
}
