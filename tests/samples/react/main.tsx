// A React page around the map. The package's folder is served as it is, from public/; the types come from the package.
import { type DetailedHTMLProps, type HTMLAttributes, useEffect, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import type { StakeholderMap, StakeholderMapElement } from "stakeholder-map";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "stakeholder-map": DetailedHTMLProps<HTMLAttributes<StakeholderMapElement>, StakeholderMapElement> & Partial<Pick<StakeholderMapElement, "map" | "mode" | "controls">>;
    }
  }
}

const MAP: StakeholderMap = { title: "Alliance", stakeholders: [{ id: "a", name: "Clinic" }, { id: "b", name: "School" }], relationships: [{ source: "a", target: "b" }] };

function Page() {
  const element = useRef<StakeholderMapElement>(null);
  const [count, setCount] = useState(MAP.stakeholders.length);
  useEffect(() => {
    const shown = element.current;
    const follow = () => setCount(shown?.map?.stakeholders.length ?? 0);
    shown?.addEventListener("stakeholder-map-change", follow);
    return () => shown?.removeEventListener("stakeholder-map-change", follow);
  }, []);
  const add = () => element.current?.apply({ type: "add-stakeholder", stakeholder: { name: "Library" } });
  return (
    <>
      <button onClick={add}>Add the library</button>
      <output>{count} stakeholders</output>
      <stakeholder-map ref={element} map={MAP} mode="edit" controls="full" />
    </>
  );
}

createRoot(document.querySelector("#app")!).render(<Page />);
