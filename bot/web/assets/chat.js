"use strict";
// Without this file the form still asks, and the answer comes with a new page.
const form = document.getElementById("hoi");
const list = document.getElementById("tin");
const state = document.getElementById("trang-thai");
const input = document.getElementById("cau-hoi");
let last = Number(form.dataset.last);
let asking = false;

function add(html, replacing = false) {
  const box = document.createElement("template");
  box.innerHTML = html;
  let newest = null;
  for (const item of [...box.content.children]) {
    const same = document.getElementById(item.id);
    if (same && replacing) same.replaceWith(item);
    if (!same && !replacing) list.append(item);
    if (item.id) last = Math.max(last, Number(item.id.slice(1)));
    if (item.classList.contains("said")) newest = document.getElementById(item.id) || item;
  }
  return newest;
}

async function ask(fields) {
  if (asking) return;
  asking = true;
  list.setAttribute("aria-busy", "true");
  state.textContent = form.dataset.waiting;
  try {
    const answer = await fetch(form.getAttribute("action"), {
      method: "POST", body: fields, headers: { "X-Fragment": "1" }, credentials: "same-origin",
    });
    if (answer.redirected || !answer.headers.get("X-Fragment")) throw new Error(answer.status);
    const newest = add(await answer.text());
    state.textContent = "";
    if (answer.ok && fields.has("text")) input.value = "";
    if (newest) newest.scrollIntoView({ block: "start" });
  } catch {
    state.textContent = form.dataset.failed;
  }
  list.removeAttribute("aria-busy");
  asking = false;
  see();
}

for (const one of [form, document.getElementById("chon")]) {
  one.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(new URLSearchParams(new FormData(one, event.submitter)));
  });
}

function see() {
  const fresh = list.querySelectorAll(".post:not([data-is-seen])");
  if (!fresh.length || document.visibilityState !== "visible") return;
  fresh.forEach((item) => { item.dataset.isSeen = "1"; });
  const body = new URLSearchParams({ mark: form.elements.mark.value, last: String(last) });
  fetch(form.dataset.seen, { method: "POST", body, credentials: "same-origin" }).then(() => {
    setTimeout(() => fresh.forEach((item) => {
      const shown = item.querySelector(".state");
      if (shown) shown.textContent = form.dataset.markSeen;
    }), 4000);
  }, () => {});
}

let source = null;
function listen() {
  if (!form.dataset.events) return;
  source = new EventSource(`${form.dataset.events}?sau=${last}`);
  source.addEventListener("tin", (event) => {
    const page = document.documentElement;
    const isAtEnd = page.scrollHeight - page.clientHeight - page.scrollTop < 80;
    const newest = add(event.data);
    if (isAtEnd && newest && !asking) newest.scrollIntoView({ block: "end" });
    see();
  });
  source.addEventListener("sua", (event) => { add(event.data, true); see(); });
  source.addEventListener("bo", (event) => {
    const gone = document.getElementById(`m${event.data}`);
    if (gone) gone.remove();
  });
}

addEventListener("pagehide", () => { if (source) source.close(); });
addEventListener("pageshow", (event) => { if (event.persisted) listen(); });
document.addEventListener("visibilitychange", see);
if (list.lastElementChild && list.lastElementChild.id) list.lastElementChild.scrollIntoView();
listen();
see();
