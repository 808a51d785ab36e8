// Labels are written at a size that can be read at every zoom; where two would overlap, the more connected node keeps
// its own. The chosen node and its neighbours come first.
const FAMILY = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
const captions = nodes.get().map(({ id, label, font, size }) => ({ id, label: label.trim(), font: font.size, size }));
captions.sort((a, b) => neighbours.get(b.id).size - neighbours.get(a.id).size || (a.id < b.id ? -1 : 1));
const widths = new Map();
const HUBS = 20; // so many labels are written even over a shape
const ROOM = 7000; // square pixels of the window for each label
let written = [];

// vis-network writes none: its own have one size, and stand inside some shapes.
function takeOverLabels() {
  nodes.update(captions.map(({ id, size }) => {
    const drawn = typeOf(id).shape === "database" ? { shape: "custom", ctxRenderer: cylinder(size) } : {};
    return { id, font: { size: 0 }, ...drawn };
  }));
}

function widthOf(context, caption) {
  if (!widths.has(caption.id)) {
    context.font = `100px ${FAMILY}`;
    widths.set(caption.id, context.measureText(caption.label).width / 100);
  }
  return widths.get(caption.id);
}

function urgency(key, near) {
  if (key === view.chosen || key === view.pointed) return 0;
  return near && near.has(key) ? 1 : 2;
}

// The places where a label may stand, best first: below its node, above it, right and left of it.
function captionBoxes(context, caption, scale) {
  const height = Math.min(Math.max(caption.font * scale ** 0.4, caption.font < 12 ? 10.5 : 11.5), 22) / scale;
  const width = widthOf(context, caption) * height + 5 / scale;
  const { x, y } = places.get(caption.id);
  const away = caption.size + 3 / scale;
  const middle = y - height / 2;
  const corners = [[x - width / 2, y + away], [x - width / 2, y - away - height], [x + away, middle], [x - away - width, middle]];
  const { id, label } = caption;
  return corners.map(([left, top]) => ({ id, label, height, left, right: left + width, top, bottom: top + height * 1.15 }));
}

const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

function shapeBox({ id, size }) {
  const { x, y } = places.get(id);
  return { id, left: x - size, right: x + size, top: y - size, bottom: y + size };
}

function insideWindow() {
  const first = network.DOMtoCanvas({ x: 0, y: 0 });
  const last = network.DOMtoCanvas({ x: innerWidth, y: innerHeight });
  return (box) => box.left > first.x && box.right < last.x && box.top > first.y && box.bottom < last.y;
}

// A label lies inside the window and on no other label, and on no concept's shape where there is such a place.
function writeLabels(context) {
  const scale = network.getScale();
  const near = lit();
  const order = captions.filter(({ id }) => !isHidden(id) && !(near && !near.has(id) && id !== view.pointed));
  order.sort((a, b) => urgency(a.id, near) - urgency(b.id, near));
  const shapes = captions.filter(({ id, font }) => font >= 12 && !isHidden(id)).map(shapeBox);
  const within = insideWindow();
  written = [];
  const most = Math.max(24, (innerWidth * innerHeight) / ROOM);
  for (const caption of order) {
    if (written.length >= most && urgency(caption.id, near) === 2) break;
    if (caption.font < 12 && scale < 0.75 && urgency(caption.id, near) === 2) continue;
    const boxes = captionBoxes(context, caption, scale).filter(within);
    const free = boxes.filter((box) => !written.some((other) => overlap(box, other)));
    const best = free.find((box) => !shapes.some((other) => other.id !== caption.id && overlap(box, other)));
    const needed = written.length < HUBS || urgency(caption.id, near) < 2;
    if (best || (needed && free.length)) written.push(best || free[0]);
  }
  const [ink, ground] = darkness.matches ? ["#e8edf3", "#0f141b"] : ["#17202b", "#f6f7f9"];
  for (const box of written) writeLabel(context, box, ink, ground, scale);
}

function writeLabel(context, box, ink, ground, scale) {
  const heavy = box.id === view.chosen || atlas.nodes[box.id].type !== "Paper";
  Object.assign(context, { font: `${heavy ? 500 : 400} ${box.height}px ${FAMILY}`, textAlign: "center", textBaseline: "top" });
  Object.assign(context, { lineJoin: "round", lineWidth: 3.5 / scale, strokeStyle: ground, fillStyle: ink });
  const middle = (box.left + box.right) / 2;
  context.strokeText(box.label, middle, box.top);
  context.fillText(box.label, middle, box.top);
}

// The node whose label is at a place of the picture.
function labelAt({ x, y }) {
  const hit = written.find((box) => x > box.left && x < box.right && y > box.top && y < box.bottom);
  return hit ? hit.id : null;
}
