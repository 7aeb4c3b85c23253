// Asks axe what is wrong with the map's element as it stands: WCAG 2.2 A and AA, and contrast of text as AAA wants it. Every picture
// that a story takes is such a checkpoint, in whatever state the page is then.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What axe finds, one line for each fault; nothing where no map is on the page. */
export async function faults(page) {
  if (!(await page.locator("stakeholder-map").count())) return [];
  if (!(await page.evaluate(() => "axe" in globalThis))) {
    // A page whose prototypes are soiled or frozen on purpose takes no axe; others of that story do.
    const isSoiled = await page.evaluate(() => "get" in {} || "extra" in {} || Object.isFrozen(Object.prototype));
    if (isSoiled) return [];
    await page.evaluate(SOURCE);
  }
  // A notice or an open menu lies over what is beneath it for a while; the targets there are as large as before.
  const isCovered = (await page.locator("stakeholder-map :is(.notice, .popover[open])").count()) > 0;
  const { violations } = await page.evaluate(([values, isCovered]) => {
    const options = { runOnly: { type: "tag", values }, rules: { "color-contrast-enhanced": { enabled: true }, "target-size": { enabled: !isCovered } }, resultTypes: ["violations"], preload: false, iframes: false };
    return globalThis.axe.run("stakeholder-map", options);
  }, [TAGS, isCovered]);
  return violations.flatMap(({ id, help, nodes }) => nodes.slice(0, 4).map((node) => `${id}: ${help}: ${node.html.slice(0, 160)} ${node.any.map((each) => each.message).join(" ").slice(0, 200)}`));
}
