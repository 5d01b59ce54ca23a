// What Wagtail's autosave (7.4, 8.0) leaves open in a form where patients' safety is written.

const form = document.querySelector("form[data-edit-form]");

if (form) {
    watchAfterARefusal();
    letASaveFinishFirst();
    saveLateWords();
}

// A publication that was refused leaves a form that Wagtail saves once, and then looks at
// no more: what is typed to put it right would be in no draft, and nobody would be warned.
// Told of an interval, it looks again.
function watchAfterARefusal() {
    if (form.dataset.wUnsavedForceValue !== "true") return;
    const look = () => {
        form.dataset.wUnsavedCheckIntervalValue = "500";
    };
    form.addEventListener("w-autosave:success", look, { once: true });
}

// A button that is pressed while a draft is being saved would overtake it: a new clinic is
// there twice then, and a page is a draft again as soon as it is live.
function letASaveFinishFirst() {
    let saving = false;
    let leaving = false;
    let pressed = null;

    const finished = () => {
        saving = false;
        if (!pressed) return;
        // Wagtail disables the button meanwhile, and a disabled button is not sent.
        const { name, value } = pressed;
        const action = Object.assign(document.createElement("input"), { type: "hidden", name, value });
        pressed = null;
        form.append(action);
        form.requestSubmit();
        action.remove();
    };

    form.addEventListener("w-autosave:save", (event) => {
        if (leaving) event.preventDefault();
        else saving = true;
    });
    form.addEventListener("w-autosave:success", finished);
    form.addEventListener("w-autosave:error", finished);

    const hold = (event) => {
        if (event.target !== form || !saving) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        pressed ??= event.submitter ?? { name: "", value: "" };
    };
    window.addEventListener("submit", hold, true);
    window.addEventListener("submit", (event) => {
        if (event.target === form && !event.defaultPrevented) leaving = true;
    });
}

// Once the answer comes, Wagtail takes the form for saved as it stands, and so misses the
// last words of whoever paused just then: it says "Saved", and lets them close the window.
function saveLateWords() {
    // What differs from save to save, whatever the editor does.
    const ofWagtail = [
        "csrfmiddlewaretoken",
        "loaded_revision_id",
        "loaded_revision_created_at",
        "next",
        "overwrite_revision_id",
    ];
    let sent = null;

    const written = (data, leaveOut) =>
        JSON.stringify(
            [...data]
                .filter(([name]) => !leaveOut.includes(name))
                .map(([name, value]) => [name, value instanceof File ? value.name : value]),
        );

    form.addEventListener("w-autosave:save", (event) => {
        sent = event.detail.formData;
    });
    form.addEventListener("w-autosave:success", (event) => {
        if (!sent) return;
        const leaveOut = [...ofWagtail, ...Object.keys(event.detail.response.field_updates ?? {})];
        if (written(sent, leaveOut) === written(new FormData(form), leaveOut)) return;
        // For the question of whoever leaves now, then as after any other change.
        form.dataset.wUnsavedHasEditsValue = "true";
        form.dispatchEvent(
            new CustomEvent("w-unsaved:add", {
                bubbles: true,
                cancelable: true,
                detail: { type: "edits" },
            }),
        );
    });
}
