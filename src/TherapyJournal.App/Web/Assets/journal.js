// Small comforts; every page does its work without them.

import { putSentence } from "./sentences.js";

// The code of an invitation stands behind # in its link, where no server sees it: put it into the form.
const joining = document.querySelector("form[data-code-from-link]");
if (joining && location.hash.length > 1) {
    joining.elements.code.value = decodeURIComponent(location.hash.slice(1));
    history.replaceState(null, "", location.pathname);
}

// What somebody typed into a form must not be gone because they were signed out meanwhile, or the journal is away.
const { here, saysOut, saysAway } = document.body.dataset;
const sure = new WeakSet();
const asked = new WeakSet();
if (here) {
    document.addEventListener("submit", makeSure);
}

async function makeSure(event) {
    const form = event.target;
    const holdsWords = [...form.querySelectorAll("textarea")].some((field) => field.value.trim() !== "");
    if (event.defaultPrevented || form.method !== "post" || !holdsWords || sure.delete(form)) {
        return;
    }
    event.preventDefault();
    // Whoever presses twice while the line is slow means it once.
    if (asked.has(form)) {
        return;
    }
    const { submitter } = event;
    asked.add(form);
    const problem = await whyNot();
    asked.delete(form);
    form.querySelector("[data-not-sent]")?.remove();
    if (problem) {
        form.append(saying(problem));
    } else {
        sure.add(form);
        form.requestSubmit(submitter);
    }
}

async function whyNot() {
    try {
        const answer = await fetch(here);
        return answer.redirected ? saysOut : answer.ok ? null : saysAway;
    } catch {
        return saysAway;
    }
}

function saying(sentence) {
    const said = Object.assign(document.createElement("p"), { className: "problem", role: "alert" });
    said.dataset.notSent = "";
    putSentence(said, sentence, { href: "/sign-in", target: "_blank" });
    return said;
}
