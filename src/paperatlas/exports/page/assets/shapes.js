// The shapes of the ontology as small drawings, for the legend and the cards. vis-network draws them in the picture.
const SVG = "http://www.w3.org/2000/svg";
const OUTLINES = {
  dot: "M8 1.5a6.5 6.5 0 1 0 .01 0z",
  ellipse: "M8 3.5a7 4.5 0 1 0 .01 0z",
  square: "M2.5 2.5h11v11h-11z",
  box: "M1 4h14v8H1z",
  text: "M2 3h12v2.5H9.5V14h-3V5.5H2z",
  triangle: "M8 1.5 15 14H1z",
  triangleDown: "M8 14.5 1 2h14z",
  diamond: "m8 .8 6.5 7.2L8 15.2 1.5 8z",
  hexagon: "M4.5 2h7L15 8l-3.5 6h-7L1 8z",
  star: "m8 .8 2.2 4.9 5.3.6-4 3.5 1.2 5.3L8 12.4l-4.7 2.7 1.2-5.3-4-3.5 5.3-.6z",
  database: "M2 3.8C2 1 14 1 14 3.8v8.4c0 2.8-12 2.8-12 0zm.8.4c1.5 1.7 8.9 1.7 10.4 0l-.3-.4C11 5 5 5 3.1 3.8z",
};
const darkness = matchMedia("(prefers-color-scheme: dark)");
const colorOf = (type) => (darkness.matches ? type.dark : type.color);

function shape(type) {
  const drawing = document.createElementNS(SVG, "svg");
  const outline = document.createElementNS(SVG, "path");
  drawing.setAttribute("viewBox", "0 0 16 16");
  drawing.setAttribute("class", "shape");
  drawing.setAttribute("aria-hidden", "true");
  outline.setAttribute("d", OUTLINES[type.shape] || OUTLINES.dot);
  outline.setAttribute("fill", colorOf(type));
  drawing.append(outline);
  return drawing;
}

// vis-network writes a label into this one shape; here the label stands below, as with the others.
function cylinder(radius) {
  return ({ ctx, x, y, style }) => {
    const [wide, high, lid] = [radius * 0.9, radius, radius * 0.34];
    const drawNode = () => {
      ctx.beginPath();
      ctx.ellipse(x, y - high + lid, wide, lid, 0, Math.PI, 0);
      ctx.lineTo(x + wide, y + high - lid);
      ctx.ellipse(x, y + high - lid, wide, lid, 0, 0, Math.PI);
      ctx.closePath();
      ctx.globalAlpha = style.opacity;
      [ctx.fillStyle, ctx.strokeStyle, ctx.lineWidth] = [style.color, style.borderColor, style.borderWidth];
      ctx.fill();
      ctx.stroke();
      ctx.beginPath();
      ctx.ellipse(x, y - high + lid, wide, lid, 0, 0, Math.PI);
      ctx.stroke();
      ctx.globalAlpha = 1;
    };
    return { drawNode, nodeDimensions: { width: 2 * wide, height: 2 * high } };
  };
}
