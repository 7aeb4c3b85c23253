// In the page: moves over the map once a frame, nearer and away again while the middle wanders, and says how long frames took.
import { peers } from "./peers.mjs";

const path = (t) => ({ scale: 1 + 2 * Math.sin(Math.PI * t) ** 2, x: 200 * Math.sin(2 * Math.PI * t), y: 100 * Math.cos(2 * Math.PI * t) });

/** Ours takes what a person does: the wheel, at a pointer that wanders. */
function ours() {
  const canvas = document.querySelector("stakeholder-map").shadowRoot.querySelector(".stage-canvas");
  let scale = 1;
  return (t) => {
    const wanted = path(t);
    const [clientX, clientY] = [640 + wanted.x, 360 + wanted.y];
    canvas.dispatchEvent(new WheelEvent("wheel", { bubbles: true, cancelable: true, ctrlKey: true, clientX, clientY, deltaY: -70 * Math.log2(wanted.scale / scale) }));
    scale = wanted.scale;
  };
}

/** Others take the camera itself. */
function theirs(library, network) {
  const host = document.body.appendChild(document.createElement("div"));
  host.style.cssText = "width: 1280px; height: 720px";
  const show = peers[library](host, network);
  return (t) => {
    const wanted = path(t);
    const at = { x: network.middle.x + wanted.x / network.fit, y: network.middle.y + wanted.y / network.fit };
    show({ at, scale: network.fit * wanted.scale });
  };
}

let move;
window.begin = (library, network) => {
  move = library === "ours" ? ours() : theirs(library, network);
};

window.ride = (frames) =>
  new Promise((done) => {
    const times = [];
    let last = performance.now();
    const step = (frame) => {
      const now = performance.now();
      if (frame) times.push(now - last);
      last = now;
      if (frame === frames) return done(times);
      move((frame + 1) / frames);
      requestAnimationFrame(() => step(frame + 1));
    };
    requestAnimationFrame(() => step(0));
  });
window.isReady = true;
