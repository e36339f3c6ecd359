// Turns messages and cards into elements. Everything is set as text: nothing that anyone wrote is ever read as HTML.

export function element(tag, options = {}, ...children) {
  const made = document.createElement(tag);
  const { className, ...attributes } = options;
  if (className) made.className = className;
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

const hidden = (text) => element("span", { className: "visually-hidden" }, text);

const ADDRESS = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)]/g;

/** Text with its web addresses as links. */
function withLinks(text) {
  const parts = [];
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    parts.push(text.slice(from, match.index));
    parts.push(element("a", { href: match[0], target: "_blank", rel: "noopener noreferrer" }, match[0]));
    from = match.index + match[0].length;
  }
  parts.push(text.slice(from));
  return parts.filter((part) => part !== "");
}

function lines(text) {
  return text.split("\n").flatMap((line, number) => (number ? [element("br"), ...withLinks(line)] : withLinks(line)));
}

const BULLET = /^\s*[-•*]\s+/;
const NUMBER = /^\s*\d{1,2}[.)]\s+/;

/** Paragraphs and lists, from plain text: a blank line between paragraphs, "- " or "1. " in front of items. */
export function paragraphs(text) {
  const blocks = [];
  for (const block of text.split(/\n{2,}/)) {
    let kind = null;
    let gathered = [];
    const flush = () => {
      if (!gathered.length) return;
      if (kind === "p") {
        blocks.push(element("p", {}, ...lines(gathered.join("\n"))));
      } else {
        const pattern = kind === "ul" ? BULLET : NUMBER;
        const start = kind === "ol" ? parseInt(gathered[0], 10) : 1;
        const items = gathered.map((item) => element("li", {}, ...withLinks(item.replace(pattern, ""))));
        blocks.push(element(kind, kind === "ol" && start !== 1 ? { start } : {}, ...items));
      }
      gathered = [];
    };
    for (const line of block.split("\n")) {
      if (!line.trim()) continue;
      const next = BULLET.test(line) ? "ul" : NUMBER.test(line) ? "ol" : "p";
      if (next !== kind) flush();
      kind = next;
      gathered.push(line);
    }
    flush();
  }
  return blocks;
}

/** A difference word by word: shape, mark and hidden word beside the colour. */
function runs(parts) {
  return parts.flatMap(([op, text]) => {
    if (op === "same") return [text];
    // The space stays outside, so that words keep their distance and the marks fit the word.
    const lead = text.match(/^\s*/)[0];
    const word = hidden(op === "new" ? "nieuw: " : "weg: ");
    return [lead, element(op === "new" ? "ins" : "del", {}, word, text.slice(lead.length))];
  });
}

function safeLink(href) {
  try {
    const url = new URL(href, location.href);
    return ["http:", "https:"].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

let cards = 0;

/** A card, whatever its kind. */
export function card(content) {
  const title = `card-${(cards += 1)}`;
  const made = element("article", { className: `card card-${content.kind}`, "aria-labelledby": title });
  made.append(element("h2", { id: title }, content.title));
  for (const section of content.sections || []) {
    const block = element("section");
    if (section.title) block.append(element("h3", {}, section.title));
    if (section.note) block.append(element("p", { className: "note" }, section.note));
    if (section.rows && section.rows.length) {
      const list = element("dl");
      for (const row of section.rows) {
        const value = row.runs ? runs(row.runs) : [row.text];
        if (row.label) list.append(element("dt", {}, row.label));
        // A list of terms needs its term; where a row has no label the section's title is it.
        else list.append(element("dt", { className: "visually-hidden" }, section.title || content.title));
        list.append(element("dd", row.label ? {} : { className: "alone" }, ...value));
      }
      block.append(list);
    }
    made.append(block);
  }
  const href = content.link && safeLink(content.link.href);
  if (href) {
    const link = element("a", { className: "button", href, target: "_blank", rel: "noopener" }, content.link.title);
    made.append(element("footer", {}, link));
  }
  return made;
}

function progress(about) {
  const { done, of } = (about && about.progress) || {};
  if (!Number.isFinite(done) || !Number.isFinite(of) || of <= 0) return null;
  const text = `${done} van ${of}`;
  const bar = element("progress", { max: of, value: done, "aria-label": `Voortgang: ${text}` });
  return element("p", { className: "progress" }, bar, element("span", { "aria-hidden": "true" }, text));
}

/** A message of the bot, without its buttons. */
export function botMessage(message) {
  const made = element("div", { className: `message bot ${message.kind || ""}`.trim(), tabindex: "-1" });
  made.append(hidden(message.kind === "notice" ? "Bericht: " : "Assistent: "));
  const bubble = (text) => text && made.append(element("div", { className: "bubble" }, ...paragraphs(text)));
  // The question comes last, next to its buttons; a card belongs to what is said before it.
  const question = message.card && message.question && message.text.endsWith(message.question) ? message.question : "";
  bubble(message.text.slice(0, message.text.length - question.length).trimEnd());
  if (message.card) made.append(card(message.card));
  bubble(question);
  const bar = progress(message.about);
  if (bar) made.append(bar);
  return made;
}

/** A message of the person themself; `state` says what is happening to it, if anything. */
export function ownMessage(text, { pressed = false, state = "" } = {}) {
  const made = element("div", { className: `message you${pressed ? " pressed" : ""}${state ? " unsent" : ""}` });
  made.append(hidden(pressed ? "Jij koos: " : "Jij: "), element("div", { className: "bubble", dir: "auto" }, text));
  if (state) made.append(element("span", { className: "state" }, state));
  return made;
}

/** The buttons of a message; `press` gets the button that was chosen. */
export function choices(buttons, press) {
  const made = element("div", { className: "choices", role: "group", "aria-label": "Keuzes" });
  for (const button of buttons) {
    const shown = element("button", { type: "button" }, button.title);
    shown.addEventListener("click", () => press(button), { once: true });
    made.append(shown);
  }
  return made;
}

const DAY = new Intl.DateTimeFormat("nl", { weekday: "long", day: "numeric", month: "long" });

/** "Vandaag", "Gisteren" or "maandag 4 januari". */
export function dayName(date, today = new Date()) {
  const days = Math.round((new Date(today).setHours(0, 0, 0, 0) - new Date(date).setHours(0, 0, 0, 0)) / 86_400_000);
  return days === 0 ? "Vandaag" : days === 1 ? "Gisteren" : DAY.format(date);
}
