// The conversation. What was typed or pressed waits in a queue that survives a reload, and each entry keeps its id
// until the server has it: nothing is lost, and what is sent twice counts once.

import { botMessage, choices, dayName, element, ownMessage } from "./render.js";

const MOST_CHARACTERS = 10_000;
const COUNT_FROM = 9_000;
const POLL_SECONDS = 20;
const RETRY_SECONDS = [1, 2, 4, 8, 10];
const STILL_HERE_MINUTES = 30;

const $ = (id) => document.getElementById(id);
const [log, scroll, text, send, typing, trouble, status, counter, below] = [
  ...["log", "scroll", "text", "send", "typing", "trouble", "status", "counter", "below"],
].map($);
const person = $("main").dataset.person;
const touch = matchMedia("(pointer: coarse)").matches;

/** What this tab remembers across a reload, per person. */
const memory = {
  get(name, otherwise) {
    try {
      return JSON.parse(sessionStorage.getItem(`pop:${person}:${name}`)) ?? otherwise;
    } catch {
      return otherwise;
    }
  },
  set(name, value) {
    try {
      sessionStorage.setItem(`pop:${person}:${name}`, JSON.stringify(value));
    } catch {
      // A full or closed storage costs the reload, not the conversation.
    }
  },
};

const state = {
  cursor: 0,
  seen: new Set(), // numbers of messages that are on the page
  sent: new Set(memory.get("sent", [])), // ids of what this tab sent
  queue: memory.get("queue", []), // {id, text | payload, title} not yet taken by the server
  open: null, // the buttons that can be pressed now
  lastDay: "",
  waiting: 0, // replies to come
  signedOut: false,
};

/** Drawing the log and sending change the same things, so one waits for the other. */
let busyWith = Promise.resolve();
function alone(work) {
  const done = busyWith.then(work);
  busyWith = done.catch(() => {});
  return done;
}

const newId = () =>
  crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");
const pause = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

// --- talking to the server -----------------------------------------------------------------------------------------

class Refused extends Error {
  constructor(status, text) {
    super(text);
    this.status = status;
  }
}

/** A request. Throws Refused when the server says no, and another error when it did not answer. */
async function call(path, body, seconds = 35) {
  const options = body
    ? { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }
    : {};
  const response = await fetch(`/api/chat/${path}`, { ...options, signal: AbortSignal.timeout(seconds * 1000) });
  if (response.ok) return response.json();
  const said = await response.json().catch(() => ({}));
  if (response.status >= 500 || response.status === 429) throw new Error(said.error || String(response.status));
  throw new Refused(response.status, said.text || "Dat lukte niet. Je tekst staat er nog.");
}

/** The same request until it is answered. The person sees that it is being tried. */
async function insist(attempt) {
  for (let failures = 0; ; failures += 1) {
    try {
      const answer = await attempt();
      reachable();
      return answer;
    } catch (error) {
      if (error instanceof Refused) {
        if (error.status === 401) signedOut(error.message);
        throw error;
      }
      unreachable();
      const seconds = RETRY_SECONDS[Math.min(failures, RETRY_SECONDS.length - 1)];
      await Promise.race([pause(seconds), new Promise((done) => addEventListener("online", done, { once: true }))]);
    }
  }
}

let troubled = false;

function unreachable() {
  troubled = true;
  showTrouble(
    navigator.onLine
      ? "Ik ben even niet bereikbaar. Ik probeer het vanzelf opnieuw. Je tekst is niet weg."
      : "Je hebt geen internet. Zodra het er weer is, ga ik verder. Je tekst is niet weg.",
  );
}

function reachable() {
  if (!troubled) return;
  troubled = false;
  showTrouble("");
  status.textContent = "De verbinding is er weer.";
}

function signedOut(words) {
  if (state.signedOut) return;
  state.signedOut = true;
  showTrouble(words, { title: "Opnieuw aanmelden", href: "/chat" });
}

function showTrouble(words, link) {
  if (trouble.dataset.words === words) return;
  trouble.dataset.words = words;
  trouble.replaceChildren(words, ...(link ? [" ", element("a", { href: link.href }, link.title)] : []));
  trouble.hidden = !words;
}

// --- the log -------------------------------------------------------------------------------------------------------

const atBottom = () => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;

function toBottom() {
  scroll.scrollTop = scroll.scrollHeight;
  below.hidden = true;
}

/** Show a new message: from its beginning when it is longer than the screen, else whole. */
function reveal(made) {
  const room = scroll.clientHeight;
  if (made.offsetHeight > room - 60) scroll.scrollTop = made.offsetTop - scroll.offsetTop - 12;
  else toBottom();
}

function put(made, at) {
  const date = at ? new Date(at) : new Date();
  const day = dayName(date);
  if (day !== state.lastDay) {
    state.lastDay = day;
    log.append(element("p", { className: "day" }, day));
  }
  log.append(made);
  return made;
}

function closeChoices() {
  state.open?.remove();
  state.open = null;
}

function putBot(message, { withButtons = true } = {}) {
  if (message.seq !== undefined) {
    if (state.seen.has(message.seq)) return null;
    state.seen.add(message.seq);
  }
  if (message.kind !== "notice" || message.buttons?.length) closeChoices();
  const made = put(botMessage(message), message.at);
  if (withButtons && message.buttons?.length) {
    state.open = choices(message.buttons, (button) => press(button));
    made.append(state.open);
  }
  return made;
}

/** Put an answer of the server on the page. */
function receive(answer) {
  const stayed = atBottom();
  let first = null;
  for (const message of answer.messages) {
    const made = putBot(message);
    first ??= made;
  }
  state.cursor = Math.max(state.cursor, answer.cursor);
  // After a reply nothing is to come; after an apology it may take long, and "typing" would not be true.
  if (answer.messages.some((message) => message.kind !== "notice")) state.waiting = 0;
  busy();
  if (!first) return;
  if (stayed) reveal(first);
  else below.hidden = false;
}

let typingTimer = 0;

/** Show that a reply is coming, unless it comes at once. */
function busy() {
  clearTimeout(typingTimer);
  if (state.waiting > 0 && !troubled) {
    typingTimer = setTimeout(() => {
      typing.classList.remove("off");
      status.textContent = "De assistent is aan het typen.";
      if (atBottom()) toBottom();
    }, 400);
  } else {
    typing.classList.add("off");
    if (!troubled) status.textContent = "";
  }
}

// --- sending -------------------------------------------------------------------------------------------------------

const shownInQueue = new Map();

function enqueue(entry) {
  state.queue.push(entry);
  state.sent.add(entry.id);
  memory.set("queue", state.queue);
  memory.set("sent", [...state.sent].slice(-200));
  closeChoices();
  shownInQueue.set(entry.id, put(ownMessage(entry.title ?? entry.text, { pressed: Boolean(entry.payload) })));
  toBottom();
  flush();
}

let flushing = false;

async function flush() {
  if (flushing) return;
  flushing = true;
  while (state.queue.length && !state.signedOut) {
    await alone(sendNext);
  }
  flushing = false;
}

async function sendNext() {
  const entry = state.queue[0];
  if (!entry) return;
  const { id } = entry;
  const said = entry.payload ? { payload: entry.payload } : { text: entry.text };
  state.waiting = 1;
  busy();
  try {
    const answer = await insist(async () => {
      try {
        return await call("messages", { id, ...said, after: state.cursor });
      } catch (error) {
        if (!(error instanceof Refused)) mark(entry, "Nog niet verstuurd");
        throw error;
      }
    });
    mark(entry, "");
    drop(entry);
    state.waiting = answer.pending ? 1 : 0;
    receive(answer);
  } catch (refusal) {
    state.waiting = 0;
    busy();
    if (refusal.status !== 401) giveBack(entry, refusal.message);
  }
}

function drop(entry) {
  state.queue = state.queue.filter((other) => other.id !== entry.id);
  memory.set("queue", state.queue);
  shownInQueue.delete(entry.id);
}

function mark(entry, words) {
  const shown = shownInQueue.get(entry.id);
  if (!shown) return;
  shown.classList.toggle("unsent", Boolean(words));
  shown.querySelector(".state")?.remove();
  if (words) shown.append(element("span", { className: "state" }, words));
}

/** The server will not have it: the text goes back to where it was typed. */
function giveBack(entry, words) {
  shownInQueue.get(entry.id)?.remove();
  drop(entry);
  if (entry.text !== undefined) {
    text.value = text.value ? `${entry.text}\n${text.value}` : entry.text;
    edited();
  }
  showTrouble(words);
  text.focus();
}

function press(button) {
  enqueue({ id: newId(), payload: button.payload, title: button.title });
  // The pressed button is gone; the keyboard's place must not be lost with it. On a phone this would open the keys.
  if (!touch) text.focus();
}

function submit() {
  const typed = text.value;
  if (!typed.trim() || tooLong(typed)) return;
  text.value = "";
  if (!troubled) showTrouble("");
  edited();
  enqueue({ id: newId(), text: typed });
  text.focus();
}

// --- the text box --------------------------------------------------------------------------------------------------

const tooLong = (typed) => typed.length > MOST_CHARACTERS && [...typed].length > MOST_CHARACTERS;
const number = new Intl.NumberFormat("nl");

function edited() {
  memory.set("draft", text.value);
  text.style.height = "auto";
  text.style.height = `${text.scrollHeight + 3}px`;
  const length = text.value.length > COUNT_FROM ? [...text.value].length : 0;
  const over = length - MOST_CHARACTERS;
  counter.classList.toggle("over", over > 0);
  if (over > 0) counter.textContent = `${number.format(over)} tekens te lang. Stuur het in delen.`;
  else counter.textContent = length > COUNT_FROM ? `nog ${number.format(-over)} tekens` : "";
  send.disabled = over > 0;
}

text.addEventListener("input", edited);
text.addEventListener("keydown", (event) => {
  // While a word is being composed (accents, other scripts) Enter belongs to that word.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || touch) return;
  event.preventDefault();
  submit();
});
$("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  submit();
});
below.addEventListener("click", toBottom);
let wasAtBottom = true;
scroll.addEventListener("scroll", () => {
  wasAtBottom = atBottom();
  if (wasAtBottom) below.hidden = true;
});
// The keyboard of a phone, a growing text box or a warning takes room: what was last in sight stays in sight.
new ResizeObserver(() => {
  if (wasAtBottom) toBottom();
}).observe(scroll);

// --- beginning, and staying up to date -----------------------------------------------------------------------------

/** Draw the whole log anew: at the start, and when something was said that this tab did not ask for. */
async function draw() {
  const history = await insist(() => call("history"));
  log.setAttribute("aria-busy", "true");
  log.replaceChildren();
  closeChoices();
  state.seen.clear();
  state.lastDay = "";
  const known = new Set();
  const { messages } = history;
  messages.forEach((message, position) => {
    if (message.from === "you") {
      known.add(message.event);
      put(ownMessage(message.text, { pressed: message.pressed }), message.at);
    } else {
      putBot(message, { withButtons: position === messages.length - 1 });
    }
  });
  // What the server has already is not sent again; what it has not is shown as still to go.
  state.queue = state.queue.filter((entry) => !known.has(entry.id));
  memory.set("queue", state.queue);
  shownInQueue.clear();
  for (const entry of state.queue) {
    shownInQueue.set(entry.id, put(ownMessage(entry.title ?? entry.text, { pressed: Boolean(entry.payload) })));
  }
  state.cursor = history.cursor;
  state.waiting = history.pending ? 1 : 0;
  log.removeAttribute("aria-busy");
  toBottom();
  busy();
  return messages;
}

async function arrive() {
  const id = newId();
  state.sent.add(id);
  memory.set("sent", [...state.sent].slice(-200));
  state.waiting = 1;
  busy();
  const answer = await insist(() => call("arrive", { id, after: state.cursor }));
  state.waiting = answer.pending ? 1 : 0;
  receive(answer);
}

/** Whether this is a reload in the middle of the conversation, and not someone who comes back. */
function stillHere(messages) {
  const last = messages.at(-1);
  return Boolean(last) && Date.now() - memory.get("here", 0) < STILL_HERE_MINUTES * 60_000;
}

const visible = () =>
  new Promise((done) => {
    if (!document.hidden) done();
    else document.addEventListener("visibilitychange", () => done(), { once: true });
  });

async function follow() {
  while (!state.signedOut) {
    await visible();
    memory.set("here", Date.now());
    const answer = await insist(() => call(`messages?after=${state.cursor}&wait=${POLL_SECONDS}`));
    // A reply to something that another tab or another channel sent: that message belongs in the log as well.
    const foreign = answer.messages.some(
      (message) => message.kind !== "notice" && !state.seen.has(message.seq) && !state.sent.has(message.to),
    );
    if (foreign) await alone(draw);
    else receive(answer);
    if (!answer.messages.length && answer.cursor === state.cursor) await pause(0.05);
  }
}

async function begin() {
  text.value ||= memory.get("draft", "");
  edited();
  const unsent = state.queue.length > 0;
  // What is typed meanwhile waits: first the log, then the welcome or the open question.
  await alone(async () => {
    const messages = await draw();
    if (!unsent && !stillHere(messages)) await arrive();
  });
  flush();
  if (!touch) text.focus();
  await follow();
}

begin().catch((error) => {
  if (!(error instanceof Refused)) throw error;
  if (error.status !== 401) showTrouble(error.message);
});
