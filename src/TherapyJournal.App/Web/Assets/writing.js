// The pages on which somebody writes: what is typed is saved as it is typed, sent without leaving the page, and shown when it is kept.
// The page hands over every sentence that is said here.

import { bringQuestion, replaceMain, waitForAnswer } from "./arriving.js";
import { askBeforeSignOut, draftOf, hold, leftBehind } from "./drafts.js";
import { putSentence } from "./sentences.js";

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
    const say = (sentence, href) => putSentence(status, sentence, { href });
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

function grow(field) {
    if (!CSS.supports("field-sizing", "content")) {
        field.style.height = "auto";
        field.style.height = `${field.scrollHeight}px`;
    }
}
