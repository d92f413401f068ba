"use strict";
// Without this file the page shows how things stood when it was opened.
const board = document.getElementById("truc-tiep");
const state = document.getElementById("tinh-trang");
const EVERY = 4000;

async function look() {
  if (document.visibilityState !== "visible") return;
  try {
    const answer = await fetch(board.dataset.address, {
      headers: { "X-Fragment": "1" }, credentials: "same-origin",
    });
    if (!answer.headers.get("X-Fragment")) throw new Error(answer.status);
    const html = await answer.text();
    if (html !== board.dataset.shown) board.innerHTML = html;
    board.dataset.shown = html;
    say(state.dataset.live);
  } catch {
    say(state.dataset.stale);
  }
}

function say(text) {
  if (state.textContent !== text) state.textContent = text;
}

setInterval(look, EVERY);
document.addEventListener("visibilitychange", look);
look();
