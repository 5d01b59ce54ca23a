// Keeps what an editor writes when the session ends before it is saved. A form that were
// sent all the same would be answered with the login form, and the words would be gone;
// after a new login in another tab it would be refused for its old token.

const settings = document.querySelector("script[data-osteo-session]").dataset;
// What sends the form: also the button with which a question of Wagtail's is answered.
const BUTTONS =
    "button[type=submit], [data-workflow-action-name], [data-w-dialog-target=confirm]";

let box = null;
let isAsking = false;
let mayTryAgain = true;

// Whether the editor who opened the form is still logged in; the form has a fresh token
// then. What is no answer to the question, such as no network, is left to Wagtail.
async function stands() {
    let response;
    try {
        response = await fetch(settings.osteoSession, {
            credentials: "same-origin",
            headers: { "X-Requested-With": "XMLHttpRequest" },
        });
    } catch {
        return true;
    }
    if (response.status === 403 || response.redirected) return false;
    if (!response.ok) return true;
    const { user, token } = await response.json();
    if (user !== settings.user) return false;
    // The second serves what Wagtail's own scripts send beside the form.
    for (const input of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) {
        input.value = token;
    }
    if (window.wagtailConfig) window.wagtailConfig.CSRF_TOKEN = token;
    return true;
}

function tell() {
    if (!box) {
        box = document.createElement("div");
        box.className = "osteo-session";
        box.setAttribute("role", "alert");
        document.body.append(box);
    }
    if (box.childElementCount) return;
    // Text that comes after the box does is read out.
    const words = document.createElement("p");
    words.textContent = settings.words;
    const link = document.createElement("a");
    link.className = "button button-secondary";
    link.href = settings.login;
    link.target = "_blank";
    link.textContent = settings.loginWords;
    box.append(words, link);
}

const isTold = () => Boolean(box?.childElementCount);

// Asks Wagtail to save by itself, as after a change.
function save() {
    document
        .querySelector("[data-edit-form][data-controller~=w-autosave]")
        ?.dispatchEvent(
            new CustomEvent("w-unsaved:add", {
                bubbles: true,
                cancelable: true,
                detail: { type: "edits" },
            }),
        );
}

async function lookAgain() {
    if (!isTold() || document.hidden || !(await stands())) return;
    box.replaceChildren();
    save();
}

document.addEventListener("w-autosave:error", async (event) => {
    if (event.detail.type !== "server_error") return;
    if (!(await stands())) {
        tell();
    } else if (mayTryAgain) {
        // Once: this may be no matter of the token.
        mayTryAgain = false;
        box?.replaceChildren();
        save();
    }
});
document.addEventListener("w-autosave:success", () => {
    mayTryAgain = true;
});
document.addEventListener("visibilitychange", lookAgain);
window.addEventListener("focus", lookAgain);

// Before Wagtail's own listeners, which would say that it is being saved.
document.addEventListener(
    "click",
    async (event) => {
        const button = event.target.closest?.(BUTTONS);
        // A script's click follows one that was looked at, as does the one below.
        if (!event.isTrusted || !button?.closest("[data-edit-form]")) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        if (isAsking) return;
        isAsking = true;
        const mayBeSent = await stands();
        isAsking = false;
        if (!mayBeSent) {
            tell();
            box.querySelector("a").focus();
            return;
        }
        box?.replaceChildren();
        button.click();
    },
    { capture: true },
);
