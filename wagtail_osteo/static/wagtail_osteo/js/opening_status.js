// Says on a clinic's card whether it is open now, or sees patients by appointment. The
// server rendered when it does, as moments in UTC, and the words. Past the days that it knew of, and on a public holiday
// of which nobody said whether the clinic keeps it, nothing is said.

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const CLOCK = { hour: "numeric", minute: "2-digit", hourCycle: "h23" };
const DATE = { day: "numeric", month: "long" };

function fill(words, values) {
    return words.replace(/{(\w+)}/g, (_, name) => values[name]);
}

function status(data, now) {
    const { open, appointments, uncertain, until, zone, language, words } = data;

    function formatter(options, timeZone = zone) {
        return new Intl.DateTimeFormat(language, { ...options, timeZone });
    }

    function clock(moment) {
        const time = formatter(CLOCK).format(moment).replace(/^0(?=\d)/, "");
        const reading = { ...CLOCK, weekday: "short" };
        const here = new Intl.DateTimeFormat(language, reading).format(moment);
        if (formatter(reading).format(moment) === here) return time;
        // Whoever reads another clock is told which one is meant.
        const parts = formatter({ timeZoneName: "longGeneric" }).formatToParts(moment);
        const name = parts.find(({ type }) => type === "timeZoneName").value;
        return fill(words.elsewhere, { time, zone: name });
    }

    if (now >= until) return "";
    const lasts = ([begins, ends]) => begins <= now && now < ends;
    const current = open.find(lasts);
    if (current) {
        const [, closes] = current;
        // Where what is known ends, the door does not close.
        const unknown = uncertain.some(([begins]) => begins === closes);
        if (unknown || closes - now >= DAY) return words.open;
        return fill(words.open_until, { time: clock(closes) });
    }
    if (appointments.some(lasts)) return words.by_appointment;
    const doubt = uncertain.find(([, ends]) => now < ends);
    if (doubt && doubt[0] <= now) return "";
    const next = open.find(([opens]) => now < opens);
    if (!next || (doubt && doubt[0] < next[0])) return words.closed;
    const [opens] = next;
    const time = clock(opens);
    const date = formatter(DATE);
    if (date.format(opens) === date.format(now)) return fill(words.opens, { time });
    // A week from now “Monday” would be taken for today or for the next day of that name.
    const day = { weekday: "long", ...(opens - now < 6 * DAY ? {} : DATE) };
    return fill(words.opens_on, { day: formatter(day).format(opens), time });
}

function read(json) {
    return JSON.parse(json, (_, value) =>
        /^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/.test(value) ? Date.parse(value) : value,
    );
}

function update() {
    for (const place of document.querySelectorAll("[data-osteo-opening]")) {
        const text = status(read(place.dataset.osteoOpening), Date.now());
        if (place.textContent !== text) place.textContent = text;
        place.hidden = !text;
    }
}

// Opening and closing times are whole minutes.
function updateEachMinute() {
    update();
    setTimeout(updateEachMinute, MINUTE - (Date.now() % MINUTE));
}

updateEachMinute();
document.addEventListener("visibilitychange", update);
