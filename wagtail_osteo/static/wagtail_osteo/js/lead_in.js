// A field whose words go on from words of the page shows the whole sentence below it, and
// in the row that it makes: “On the page: do not sit for hours”.
(() => {
    const { FieldBlockDefinition } = window.wagtailStreamField.blocks;
    // As long as somebody is typing, a screen reader says the keys.
    const PAUSE = 1000;

    function wordsIn(field) {
        const words = field.getValue?.();
        return typeof words === "string" ? words.trim() : "";
    }

    // The sentence ends once.
    function fitting(words, { after }) {
        return after.startsWith(".") ? words.replace(/[ .]+$/, "") : words;
    }

    function element(name, classname, text = "") {
        const made = document.createElement(name);
        made.className = classname;
        made.textContent = text;
        return made;
    }

    function addSentence(field, leadIn) {
        const label = element("span", "osteo-lead-in__label", `${leadIn.label} `);
        const before = element("span", "osteo-lead-in__before", leadIn.before);
        const words = element("span", "osteo-lead-in__words");
        const after = element("span", "osteo-lead-in__after", leadIn.after);
        const sentence = element("p", "osteo-lead-in");
        sentence.id = `${field.prefix}-lead-in`;
        sentence.append(label, before, words, after);
        const announcement = element("span", "w-sr-only");
        announcement.setAttribute("role", "status");
        field.field.append(sentence, announcement);

        const input = field.element.querySelector("input, textarea");
        const described = input?.getAttribute("aria-describedby");
        input?.setAttribute("aria-describedby", `${described ?? ""} ${sentence.id}`.trim());

        return () => {
            words.textContent = fitting(wordsIn(field), leadIn) || "…";
            return () => {
                announcement.textContent = sentence.textContent;
            };
        };
    }

    class LeadInDefinition extends FieldBlockDefinition {
        render(...args) {
            const field = super.render(...args);
            const { leadIn } = this.meta;
            const show = addSentence(field, leadIn);
            show();

            let pause;
            field.element.addEventListener("input", () => {
                clearTimeout(pause);
                pause = setTimeout(show(), PAUSE);
            });

            const setState = field.setState.bind(field);
            field.setState = (state) => {
                setState(state);
                show();
            };

            const getTextLabel = field.getTextLabel.bind(field);
            field.getTextLabel = (options) => {
                const words = getTextLabel(options);
                return words && leadIn.before + fitting(words, leadIn) + leadIn.after;
            };
            return field;
        }
    }

    window.telepath.register("wagtail_osteo.blocks.LeadIn", LeadInDefinition);
})();
