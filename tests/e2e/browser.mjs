// What a story may do in a browser, whichever it is. A page offers:
//
//   open(name)                     goes to a page of the server
//   click(role, name)              presses a control, found by role and accessible name, in shadow trees too
//   fill(role, name, text)         writes into a field, in place of what stands there
//   press(key)                     presses a key: "Enter", "Escape", "Control+z", one letter
//   text(selector)                 the words in a part of the widget
//   value(script)                  what a function of the widget's element returns
//   screenshot(name)               keeps a picture of the step; in Chromium axe then looks for faults, too
//   complaints()                   console messages, page errors, policy violations, requests to elsewhere
//   close()
//
// and in Chromium also: drop(files), drag(from, to), tap(point), download(act), reload(), slow(rate), kill(); `folder` as an option keeps what the browser stores.

import { openChromium } from "./chromium.mjs";
import { openWebDriver } from "./webdriver.mjs";

export const open = (browser, options) => (browser === "chromium" ? openChromium(options) : openWebDriver(browser, options));

/** Waits until a check holds; says what was seen last when it never does. */
export async function until(what, check, millis = 15_000) {
  const end = Date.now() + millis;
  let seen;
  while (Date.now() < end) {
    try {
      seen = await check();
      if (seen === true) return;
    } catch (error) {
      seen = error;
    }
    await new Promise((done) => setTimeout(done, 60));
  }
  throw new Error(`waited in vain: ${what}; last seen: ${seen instanceof Error ? seen.message : JSON.stringify(seen)}`);
}

/** Fails with both values unless they are the same. */
export function same(what, got, want) {
  if (JSON.stringify(got) !== JSON.stringify(want)) throw new Error(`${what}: ${JSON.stringify(got)} is not ${JSON.stringify(want)}`);
}
