// The first page of the desk stands open all day: what is new appears by itself, and never under somebody's hands.

const list = document.querySelector("[data-today]");
const news = document.querySelector("[data-today-new]");
const link = news.querySelector("a"); // the page itself, also where a form has led elsewhere
const waitAfterFault = 30_000;
let source = null;

const isBusy = () =>
    list.contains(document.activeElement) ||
    list.querySelector("details[open]") !== null ||
    document.querySelector("dialog[open]") !== null;

function say(sentence) {
    news.querySelector("span").textContent = sentence;
    link.hidden = sentence === "";
}

async function show(isAsked) {
    const answer = await fetch(link.href);
    if (!answer.ok || answer.redirected) {
        location.assign(link.href); // signed out by now
        return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-today]");
    if (!isAsked && isBusy()) {
        say("Something new has come.");
        return;
    }
    list.replaceChildren(...document.importNode(page, true).childNodes);
    list.dataset.mark = page.dataset.mark;
    say("");
    if (isAsked) {
        list.querySelector("[data-row]")?.focus();
    }
}

// Several things often come at once.
let soon = null;
function changed() {
    clearTimeout(soon);
    soon = setTimeout(() => {
        if (isBusy()) {
            say("Something new has come.");
        } else {
            show(false).catch(() => say("Something new has come."));
        }
    }, 300);
}

function listen() {
    source = new EventSource(list.dataset.today);
    source.addEventListener("changed", changed);
    // What came while nobody listened.
    source.addEventListener("still", (event) => {
        if (event.data !== list.dataset.mark) {
            changed();
        }
    });
    source.addEventListener("error", () => {
        if (source?.readyState === EventSource.CLOSED) {
            stop();
            setTimeout(again, waitAfterFault);
        }
    });
}

function stop() {
    source?.close();
    source = null;
}

// A browser comes back by itself, but not after an answer that is none.
async function again() {
    if (source !== null || document.hidden) {
        return;
    }
    const answer = await fetch("/account", { redirect: "manual" }).catch(() => null);
    if (answer?.type === "opaqueredirect") {
        location.assign(link.href); // signed out: nobody's name stays on the screen
    } else if (source === null) {
        listen();
    }
}

// A page that nobody sees needs no connection; a browser has few of them.
document.addEventListener("visibilitychange", () => (document.hidden ? stop() : again()));

link.addEventListener("click", (press) => {
    press.preventDefault();
    show(true).catch(() => location.assign(link.href));
});

listen();
