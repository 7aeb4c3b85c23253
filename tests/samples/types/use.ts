// What TypeScript knows of the package, under --strict: this file compiles, and each line marked so does not.
import init, { analyze, define, exportMap, importFiles, type Report, type StakeholderMap, type StakeholderMapElement } from "stakeholder-map";
import "stakeholder-map/define";

const map: StakeholderMap = { stakeholders: [{ id: "a", power: 3 }], relationships: [{ source: "a", target: "b" }] };
// @ts-expect-error: a stakeholder has an id
const wrong: StakeholderMap = { stakeholders: [{ name: "A" }] };

async function use(element: StakeholderMapElement): Promise<number | boolean | null | undefined> {
  await init();
  define("my-map");
  const report: Report = analyze(map, { weight: "strength" });
  const bytes: Uint8Array = await exportMap(map, "svg", { theme: "dark" });
  const { warnings } = await importFiles([{ name: "ties.csv", bytes }]);
  element.mode = "edit";
  // @ts-expect-error: there is no such mode
  element.mode = "write";
  element.map = wrong;
  element.addEventListener("stakeholder-map-change", ({ detail }) => console.log(detail.origin, warnings.length));
  await element.apply({ type: "add-stakeholder", stakeholder: { name: "Library" } });
  return report.network.density;
}

const found: StakeholderMapElement | null = document.querySelector("stakeholder-map");
if (found) void use(found);
