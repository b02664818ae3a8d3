// The therapist's desk: keys, and quotations that light up. Every page does its work without them.

import { lightQuotations } from "./quotations.js";

const kept = "desk-keys";
const help = document.getElementById("keys");
const areOn = () => localStorage.getItem(kept) !== "off";

lightQuotations(document);

// Keys. Single letters can be switched off, for whoever speaks to their computer (WCAG 2.1.4).
if (help) {
    const tick = help.querySelector("[data-keys-on]");
    const hint = document.querySelector("[data-keys]");
    tick.checked = areOn();
    tick.addEventListener("change", () => localStorage.setItem(kept, tick.checked ? "on" : "off"));
    hint.hidden = false;
    hint.querySelector("[data-keys-open]").addEventListener("click", () => help.showModal());
}

const rows = () => [...document.querySelectorAll("[data-row]")];

const move = (by) => {
    const all = rows();
    const at = all.indexOf(document.activeElement?.closest("[data-row]") ?? lastRow);
    const next = all[Math.min(all.length - 1, Math.max(0, at + by))];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
};

// Whoever has gone on to a button within a row goes on from that row.
let lastRow = null;
document.addEventListener("focusin", (event) => {
    lastRow = event.target.closest("[data-row]") ?? event.target.closest("li")?.querySelector("[data-row]") ?? lastRow;
});

const opened = (proposal, which, field) => {
    const details = proposal.querySelector(which);
    details.open = true;
    const input = details.querySelector(field);
    input.focus();
    input.select();
};

// Of an entry with one proposal that one is meant.
const proposal = () => {
    const at = document.activeElement;
    const within = at?.closest("[data-proposal]");
    const below = at?.closest(".entry")?.querySelectorAll("[data-proposal]");
    return within ?? (below?.length === 1 ? below[0] : null);
};

const keys = {
    j: () => move(1),
    k: () => move(-1),
    a: () => proposal()?.querySelector("[data-accept]").requestSubmit(),
    e: () => proposal() && opened(proposal(), "[data-edit]", "textarea"),
    r: () => proposal() && opened(proposal(), "[data-reject]", "input:not([type=hidden])"),
    "?": () => help?.showModal(),
};

document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest?.("input, textarea, select, dialog[open]");
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !areOn() || !Object.hasOwn(keys, event.key)) {
        return;
    }
    event.preventDefault();
    keys[event.key]();
});

// A page for the file: without scripts the browser's own way to print it is enough.
const print = document.querySelector("[data-print]");
if (print) {
    print.hidden = false;
    print.addEventListener("click", () => window.print());
}
