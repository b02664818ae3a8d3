// What recurs stands there already; the names of a model take its place once they are there. Without this the page comes whole.

import { eventsOf } from "./events.js";

const form = document.querySelector("[data-naming]");
const themes = document.querySelector("[data-themes]");

form?.addEventListener("submit", (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    name().catch(() => {
        say("It broke off before the names were there. Ask once more.");
        button.disabled = false;
    });
});

async function name() {
    say("A model reads what recurs. What the rules have found stands below meanwhile.");
    const answer = await fetch(form.action, {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
        headers: { Accept: "text/event-stream" },
    });
    if (!answer.headers.get("Content-Type")?.startsWith("text/event-stream")) {
        form.submit(); // signed out by now: the page itself says so
        return;
    }
    for await (const { event, data } of eventsOf(answer.body)) {
        if (event === "themes") {
            show(data);
            return;
        }
    }
    throw new Error("no names");
}

// What the server has written, with everything in it that people wrote escaped.
function show(html) {
    const named = new DOMParser().parseFromString(html, "text/html").body;
    themes.replaceChildren(...document.importNode(named, true).childNodes);
    form.remove();
    themes.tabIndex = -1;
    themes.focus();
}

function say(sentence) {
    form.querySelector("[data-said]").textContent = sentence;
}
