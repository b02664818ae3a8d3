// The pages on which somebody writes: what is typed stays on this device until it is kept, and only until then.
// The page hands over every sentence that is said here; words between brackets in one become a link.

const MOST_FAILURES = 4;

const form = document.querySelector("form[data-writing]");
if (form) {
    begin(form);
}
bringQuestion();
waitForAnswer();
askBeforeSignOut();

// Given back: what stands in the field could not be kept, so that this device has the only copy.
function begin(form, isGivenBack = false) {
    const field = form.elements.words;
    const { delivery, for: forWhom, version } = form.elements; // an entry that is changed has the last alone
    const isChange = form.hasAttribute("data-changes");
    const whose = form.dataset.writing;
    let draft = draftOf(isChange ? whose : `${whose}:${delivery.value}`);
    const status = form.querySelector("[data-status]");
    const says = form.dataset;
    const say = (sentence, href) => {
        const [before, link, after] = sentence.split(/[[\]]/);
        status.textContent = before;
        if (link) {
            status.append(Object.assign(document.createElement("a"), { href, textContent: link }), after);
        }
    };
    let again = 0;
    let isSending = false;
    let failures = 0;

    const kept = isChange && draft.read();
    if (kept && !isGivenBack && kept.words !== field.value) {
        restore(kept);
    } else if (kept && !isGivenBack) {
        draft.forget(kept);
    }
    if (!isChange) {
        takeUp();
    }
    grow(field);

    const now = () => ({
        words: field.value,
        delivery: delivery?.value,
        for: forWhom?.value,
        version: version?.value,
    });
    const save = () => draft.write(now());
    if ((!isChange || isGivenBack) && field.value.trim() !== "") {
        save();
    }
    field.addEventListener("input", () => {
        save();
        grow(field);
        // Whoever goes on writing sends it when they are ready.
        if (again) {
            stopTrying();
            say(says.saysHere);
        }
    });
    forWhom?.addEventListener("change", save);
    form.querySelector("[data-leaves]")?.addEventListener("click", () => draft.forget(draft.read()));

    form.addEventListener("submit", (event) => {
        if (event.submitter?.hasAttribute("formaction")) {
            return;
        }
        event.preventDefault();
        save();
        failures = 0;
        send();
    });
    addEventListener("online", () => again && send());

    function restore(kept) {
        field.value = kept.words;
        // What was typed over an older version is not taken for a change of this one.
        if (version && kept.version) {
            version.value = kept.version;
        }
        say(says.saysFound);
        grow(field);
    }

    // What was left unsent before, and no open tab has before it. Each is one entry still, whatever is written here.
    async function takeUp() {
        await hold(draft.name);
        const left = field.value.trim() === "" && (await leftBehind(whose));
        if (left && field.value.trim() === "") {
            draft = left;
            const kept = left.read();
            delivery.value = kept.delivery;
            forWhom.value = kept.for;
            restore(kept);
        }
    }

    async function send() {
        if (isSending) {
            return;
        }
        stopTrying();
        isSending = true;
        const body = new FormData(form);
        const sent = now();
        // What is typed or chosen while it is on its way would be gone with the page.
        lock(true);
        say(says.saysSending);
        try {
            const answer = await fetch(form.action, { method: "POST", body });
            if (answer.ok || answer.status === 422) {
                await show(answer, answer.ok, sent);
            } else if (answer.status === 404 && isChange) {
                say(says.saysGone, "/sign-in");
            } else if (answer.status === 404) {
                say(says.saysOut, "/sign-in");
            } else if (answer.status === 400) {
                say(says.saysOld, location.pathname);
            } else if (answer.status === 413) {
                say(says.saysLong);
            } else if ([502, 503, 504].includes(answer.status)) {
                tryAgain();
            } else {
                fail();
            }
        } catch {
            tryAgain();
        } finally {
            isSending = false;
            lock(false);
        }
    }

    function lock(isLocked) {
        field.readOnly = isLocked;
        if (forWhom) {
            forWhom.disabled = isLocked;
        }
    }

    // A journal that answers and cannot take it does not get better by being asked for ever.
    function fail() {
        failures++;
        if (failures < MOST_FAILURES) {
            tryAgain();
        } else {
            say(says.saysFailed);
        }
    }

    function tryAgain() {
        say(says.saysWaits);
        again = setTimeout(send, 15000);
    }

    function stopTrying() {
        clearTimeout(again);
        again = 0;
    }

    async function show(answer, isKept, sent) {
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        if (!page.querySelector("main")) {
            fail();
            return;
        }
        if (answer.redirected && new URL(answer.url).pathname === "/sign-in") {
            say(says.saysOut, "/sign-in");
            return;
        }
        if (isKept) {
            draft.forget(sent);
        }
        replaceMain(page);
        if (answer.redirected) {
            history.replaceState(null, "", answer.url);
        }
        scrollTo(0, 0);
        document.querySelector("main").focus();
        const anew = document.querySelector("form[data-writing]");
        if (anew) {
            begin(anew, !isKept);
        }
        waitForAnswer();
    }
}

// One draft each entry that is begun or changed, under a name that tells nobody whose it is.
function draftOf(whose) {
    const name = `unsent:${whose}`;
    const read = () => quietly(() => JSON.parse(localStorage.getItem(name)));
    // What another tab keeps under this name stays.
    const forgetIf = (isMeant) => {
        const kept = read();
        if (kept && isMeant(kept)) {
            quietly(() => localStorage.removeItem(name));
        }
    };
    return {
        name: whose,
        read,
        write: (draft) =>
            draft.words.trim() === ""
                ? forgetIf((kept) => kept.delivery === draft.delivery)
                : quietly(() => localStorage.setItem(name, JSON.stringify(draft))),
        forget: (draft) => forgetIf((kept) => kept.delivery === draft?.delivery && kept.words === draft?.words),
    };
}

async function leftBehind(whose) {
    for (const name of draftsOf(whose)) {
        const draft = draftOf(name);
        if (draft.read()?.delivery && (await hold(name)) && draft.read()) {
            return draft;
        }
    }
    return null;
}

const draftsOf = (whose) =>
    (quietly(() => Object.keys(localStorage)) ?? [])
        .filter((name) => name === `unsent:${whose}` || name.startsWith(`unsent:${whose}:`))
        .map((name) => name.slice("unsent:".length));

// Until this tab is closed; false where another one has it.
function hold(name) {
    if (!navigator.locks) {
        return true;
    }
    return new Promise((answer) => {
        navigator.locks.request(`unsent:${name}`, { ifAvailable: true }, (lock) => {
            answer(lock !== null);
            return lock && new Promise(() => {});
        });
    });
}

// A browser may forbid keeping anything.
function quietly(act) {
    try {
        return act();
    } catch {
        return null;
    }
}

function grow(field) {
    if (!CSS.supports("field-sizing", "content")) {
        field.style.height = "auto";
        field.style.height = `${field.scrollHeight}px`;
    }
}

function replaceMain(page) {
    document.querySelector("main").replaceWith(document.adoptNode(page.querySelector("main")));
}

function partsAbove(mark) {
    const parts = [...(mark?.parentElement.children ?? [])];
    return parts.slice(0, parts.indexOf(mark));
}

// What stands there already is not said twice.
function putAbove(mark, parts) {
    const here = [...mark.parentElement.children].map((part) => part.textContent);
    mark.before(...parts.filter((part) => !here.includes(part.textContent)));
}

// A question for which a model is asked comes when it is there; nobody who writes meanwhile is disturbed.
async function bringQuestion() {
    const place = document.querySelector("[data-question][data-comes]");
    if (!place) {
        return;
    }
    try {
        const answer = await fetch(place.dataset.comes);
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const question = page.querySelector("[data-question]");
        if (!answer.ok || !question) {
            return;
        }
        // It counts as said once it was fetched: words that are owed, and that a program writes here.
        putAbove(place.isConnected ? place : document.querySelector("main").firstElementChild, partsAbove(question));
        if (!question.hasAttribute("data-comes")) {
            place.replaceWith(document.adoptNode(question));
        }
    } catch {
        // Then the link stays.
    }
}

// Words that may save somebody can come a little later than the entry is kept, and so may an answer.
async function waitForAnswer() {
    let place = document.querySelector("[data-waits]");
    for (let tries = 0; place?.isConnected && tries < 20; tries++) {
        await new Promise((wake) => setTimeout(wake, 3000 + tries * 500));
        try {
            const asked = await fetch(place.dataset.waits);
            if (asked.status === 200 && place.isConnected) {
                const answer = await fetch(location.href);
                const page = new DOMParser().parseFromString(await answer.text(), "text/html");
                // Something may be held back that cannot be shown yet.
                const isNew = !page.querySelector("[data-waits]") || page.querySelector(".first, .written");
                if (answer.ok && isNew && page.querySelector("main")) {
                    const said = partsAbove(document.querySelector("main > h1"));
                    replaceMain(page);
                    putAbove(document.querySelector("main").firstElementChild, said);
                    place = document.querySelector("[data-waits]");
                }
            }
        } catch {
            // The next try may reach it.
        }
    }
}

// Whoever signs out on purpose leaves nothing of theirs behind on a device that others may use.
function askBeforeSignOut() {
    const signOut = document.querySelector("form[data-unsent]");
    signOut?.addEventListener("submit", async (event) => {
        const drafts = draftsOf(signOut.dataset.unsent);
        if (drafts.length === 0) {
            return;
        }
        event.preventDefault();
        if (!confirm(signOut.dataset.asks)) {
            return;
        }
        try {
            const answer = await fetch(signOut.action, { method: "POST", body: new FormData(signOut) });
            if (answer.ok) {
                drafts.forEach((name) => localStorage.removeItem(`unsent:${name}`));
                location.assign(answer.url);
                return;
            }
        } catch {
            // Then as without a script, so that it is seen whether it was done.
        }
        signOut.submit();
    });
}
