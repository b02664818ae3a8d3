// A passkey is made and used by the browser itself; this carries the question to it and the answer into the form.
// Where a browser has none, no button is shown, and the page has its other way. What is said here stands at the button.

const isKnown = () => typeof window.PublicKeyCredential?.parseCreationOptionsFromJSON === "function";

async function credentialFor(button, form) {
    const answer = await fetch(button.dataset.options, {
        method: "POST",
        headers: { Accept: "application/json, text/plain" },
        body: new FormData(form),
    });
    if (!answer.ok) {
        throw new Error(answer.status === 422 || answer.status === 429 ? await answer.text() : "");
    }
    const asked = await answer.json();
    return button.dataset.passkey === "make"
        ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked) })
        : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked) });
}

function sentenceFor(fault, says) {
    switch (fault.name) {
        case "NotAllowedError":
        case "AbortError":
            return says.saysStopped;
        case "InvalidStateError":
            return says.saysThere;
        case "TypeError":
            return says.saysUnreachable;
        default:
            return fault.name === "Error" && fault.message ? fault.message : says.saysFailed;
    }
}

for (const button of document.querySelectorAll("button[data-passkey]")) {
    const form = button.form;
    const said = form.querySelector("[data-passkey-said]");
    let isSigned = false;
    button.hidden = !isKnown();
    button.addEventListener("click", async (press) => {
        if (isSigned) {
            return; // now the form goes
        }
        press.preventDefault();
        button.disabled = true;
        said.textContent = "";
        try {
            const credential = await credentialFor(button, form);
            form.elements.credential.value = JSON.stringify(credential.toJSON());
            isSigned = true;
            button.disabled = false;
            form.requestSubmit(button);
        } catch (fault) {
            said.textContent = sentenceFor(fault, button.dataset);
            button.disabled = false;
        }
    });
}
