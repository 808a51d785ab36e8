// Arrow keys go from node to node in the picture; slash goes to the search; Escape closes.
const HEADINGS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

// The node that is nearest in a direction: way along it counts once, way across it twice.
function nextNode(from, [right, down]) {
  const start = places.get(from);
  let best = [Infinity, from];
  for (const [key, place] of places) {
    const [x, y] = [place.x - start.x, place.y - start.y];
    const along = x * right + y * down;
    const across = Math.abs(x * down) + Math.abs(y * right);
    if (key !== from && !isHidden(key) && along > 0 && across <= 2 * along && along + 2 * across < best[0]) best = [along + 2 * across, key];
  }
  return best[1];
}

const firstNode = () => captions.map(({ id }) => id).find((key) => !isHidden(key)) || null;

function pointAt(key) {
  view.pointed = key;
  network.selectNodes([key], false);
  byId("pointed").textContent = nameOf(key).slice(0, 200);
  bringIntoView(key);
  placePointed(network.canvasToDOM(places.get(key)));
}

function placePointed({ x, y }) {
  const tip = byId("pointed");
  tip.hidden = false;
  const box = tip.getBoundingClientRect();
  tip.style.left = `${Math.max(6, Math.min(x + 14, innerWidth - box.width - 6))}px`;
  tip.style.top = `${Math.max(6, Math.min(y - box.height - 10, innerHeight - box.height - 6))}px`;
}

function unpoint() {
  view.pointed = null;
  byId("pointed").hidden = true;
}

byId("mynetwork").addEventListener("keydown", (event) => {
  const from = view.pointed || view.chosen;
  if (event.key in HEADINGS) {
    const key = from ? nextNode(from, HEADINGS[event.key]) : firstNode();
    if (key) pointAt(key);
  } else if (event.key === "Enter" && from) choose(from);
  else if (event.key === "+" || event.key === "=") zoomBy(1.3);
  else if (event.key === "-") zoomBy(1 / 1.3);
  else return;
  event.preventDefault();
});
byId("mynetwork").addEventListener("blur", unpoint);

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") choose(null);
  else if (event.key === "/" && document.activeElement !== query && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    query.focus();
  }
});
