// The first page of the desk stands open all day: what is new appears by itself, and never under somebody's hands.

const list = document.querySelector("[data-today]");
const waiting = document.querySelector("[data-today-new]");
let source = null;

const isBusy = () =>
    list.contains(document.activeElement) || list.querySelector("details[open]") !== null || document.querySelector("dialog[open]") !== null;

async function show() {
    const answer = await fetch(location.pathname);
    if (!answer.ok || answer.redirected) {
        location.reload(); // signed out by now
        return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    list.replaceChildren(...document.importNode(page.querySelector("[data-today]"), true).childNodes);
    waiting.hidden = true;
}

// Several things often come at once.
let soon = null;
function changed() {
    clearTimeout(soon);
    soon = setTimeout(() => {
        if (isBusy()) {
            waiting.hidden = false;
        } else {
            show().catch(() => (waiting.hidden = false));
        }
    }, 300);
}

function listen() {
    source = new EventSource(list.dataset.today);
    source.addEventListener("changed", changed);
}

// A page that nobody sees needs no connection; a browser has few of them.
document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
        source?.close();
        source = null;
    } else if (source === null) {
        listen();
        changed();
    }
});

waiting.querySelector("a").addEventListener("click", (press) => {
    press.preventDefault();
    show().catch(() => location.reload());
});

listen();
