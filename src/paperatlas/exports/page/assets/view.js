// What the picture shows at the moment: one node or line may be chosen, types may be hidden.
const neighbours = new Map(Object.keys(atlas.nodes).map((key) => [key, new Map()]));
for (const line of atlas.lines) {
  neighbours.get(line.ends[0]).set(line.ends[1], line);
  neighbours.get(line.ends[1]).set(line.ends[0], line);
}
// A wide picture stands upright on an upright screen.
if (innerHeight > 1.2 * innerWidth) nodes.update(nodes.get().map(({ id, x, y }) => ({ id, x: y, y: x })));
const lineOf = new Map(atlas.lines.map((line) => [line.id, line]));
const places = new Map(nodes.get().map(({ id, x, y, size }) => [id, { x, y, size }]));
const view = { chosen: null, line: null, pointed: null, hidden: new Set() };
// The more lines there are, the fainter each is.
const THINNESS = Math.min(1, Math.sqrt(450 / (atlas.lines.length || 1)));
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const narrow = matchMedia("(max-width: 760px)");

const isHidden = (key) => view.hidden.has(atlas.nodes[key].type);

// The nodes that stand out; null while all do.
function lit() {
  if (view.line) return new Set(lineOf.get(view.line).ends);
  return view.chosen && new Set([view.chosen, ...neighbours.get(view.chosen).keys()]);
}

function paint() {
  const near = lit();
  const border = darkness.matches ? "#0f141b" : "#ffffff";
  const ring = darkness.matches ? "#ffffff" : "#17202b";
  nodes.update(Object.keys(atlas.nodes).map((key) => {
    const background = colorOf(typeOf(key));
    const [faded, chosen] = [near && !near.has(key), key === view.chosen];
    const active = { background, border: ring };
    const color = { background, border: chosen ? ring : border, highlight: active, hover: active };
    return { id: key, color, hidden: isHidden(key), opacity: faded ? 0.13 : 1, borderWidth: chosen ? 3 : 0.8 };
  }));
  edges.update(atlas.lines.map(paintedLine));
}

function paintedLine(line) {
  const [one, other] = line.ends;
  const active = line.id === view.line || (view.chosen !== null && line.ends.includes(view.chosen));
  const resting = THINNESS * (line.faint ? 0.3 : 0.55) * (view.chosen || view.line ? 0.16 : 1);
  const color = colorOf(typeOf(atlas.nodes[other].type === "Paper" ? one : other));
  const opacity = active ? (line.faint ? 0.6 : 0.95) : resting;
  const hidden = isHidden(one) || isHidden(other);
  return { id: line.id, color: { color, highlight: color, hover: color, opacity }, hidden, width: active ? 3 : 2 };
}

// The part of the window that no panel covers.
function freeArea() {
  const area = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  Object.assign(area, { top: byId("bar").getBoundingClientRect().bottom, bottom: byId("legend").getBoundingClientRect().top });
  const card = byId("card").getBoundingClientRect();
  if (card.width && narrow.matches) area.bottom = card.top;
  else if (card.width) area.right = card.left;
  return area;
}

// Bring a point to the middle of the free area.
function moveTo(position, scale, animated = true) {
  const area = freeArea();
  const offset = { x: (area.left + area.right - innerWidth) / 2, y: (area.top + area.bottom - innerHeight) / 2 };
  network.moveTo({ position, scale, offset, animation: animated && !calm.matches ? { duration: 320 } : false });
}

function showWhole(animated = true) {
  fitNodes([...places.keys()].filter((key) => !isHidden(key)), 1.3, animated);
}

// Make these nodes fill the free area, but no larger than the scale given.
function fitNodes(keys, largest, animated = true) {
  if (!keys.length) return;
  const shown = keys.map((key) => places.get(key));
  const [xs, ys] = [shown.map((p) => p.x), shown.map((p) => p.y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const area = freeArea();
  const margin = narrow.matches ? 40 : 60;
  const across = (area.right - area.left - 2 * margin) / (right - left || 1);
  const down = (area.bottom - area.top - 2 * margin) / (bottom - top || 1);
  moveTo({ x: (left + right) / 2, y: (top + bottom) / 2 }, Math.min(across, down, largest), animated);
}

function bringIntoView(key) {
  const place = places.get(key);
  const seen = network.canvasToDOM(place);
  const area = freeArea();
  const inside = seen.x > area.left + 30 && seen.x < area.right - 30 && seen.y > area.top + 30 && seen.y < area.bottom - 40;
  if (!inside) moveTo(place, Math.max(network.getScale(), 0.8));
}

function zoomBy(factor) {
  network.moveTo({ scale: network.getScale() * factor, animation: calm.matches ? false : { duration: 160 } });
}
