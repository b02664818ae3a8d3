// A question to the journal: each sentence of the answer appears as soon as it is verified. Without this the page comes whole.

import { eventsOf } from "./events.js";
import { lightQuotations } from "./quotations.js";

const form = document.querySelector("[data-asking]");
const field = form.querySelector("[name=question]");
const coming = document.querySelector("[data-coming]");
let isAsking = false;

form.addEventListener("submit", (event) => {
    if (event.submitter?.value === "words") {
        return;
    }
    event.preventDefault();
    if (!isAsking) {
        isAsking = true;
        ask(field.value)
            .catch(() => say("It broke off before the answer was there. Ask once more."))
            .finally(() => (isAsking = false));
    }
});

async function ask(question) {
    say("Looking…");
    const answer = await fetch(form.action, {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
        headers: { Accept: "text/event-stream" },
    });
    if (!answer.headers.get("Content-Type")?.startsWith("text/event-stream")) {
        form.submit(); // signed out by now, or something to correct: the page itself says what
        return;
    }
    for await (const { event, data } of eventsOf(answer.body)) {
        if (event === "sentence") {
            coming.append(Object.assign(document.createElement("p"), { textContent: data }));
        } else if (event === "answer") {
            show(data, question);
            return;
        }
    }
    throw new Error("no answer");
}

function say(sentence) {
    const said = Object.assign(document.createElement("p"), { className: "aside", textContent: sentence });
    coming.replaceChildren(said);
}

// What the server has written, with everything in it that people wrote escaped.
function show(html, question) {
    const answer = new DOMParser().parseFromString(html, "text/html").body;
    document.querySelectorAll(".answer, [data-before-asking]").forEach((old) => old.remove());
    coming.replaceChildren(...document.importNode(answer, true).childNodes);
    lightQuotations(coming);
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "before", value: question }));
    field.value = "";
    form.querySelector("label[for=question]").textContent = form.dataset.asking;
}
