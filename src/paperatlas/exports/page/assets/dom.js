"use strict";
// Text of papers comes into the page only as text nodes: nothing here reads it as markup.
const atlas = JSON.parse(document.getElementById("atlas").textContent);
const byId = (id) => document.getElementById(id);

function make(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name === "onclick") made.addEventListener("click", value);
    else made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

const button = (className, onclick, ...children) => make("button", { type: "button", class: className, onclick }, ...children);
const text = (words, className = "text") => make("span", { class: className, dir: "auto" }, words);

// Only addresses of the web become links; of any other the text is shown.
function webAddress(address) {
  try {
    const url = new URL(address);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}

function link(address, words = address) {
  const href = webAddress(address);
  if (href === null) return text(address);
  return make("a", { href, target: "_blank", rel: "noopener noreferrer", dir: "auto" }, words);
}

const typeOf = (key) => atlas.types[atlas.nodes[key].type];
const nameOf = (key) => (key in atlas.nodes ? atlas.nodes[key].name || key : key);
