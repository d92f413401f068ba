"use strict";
// <script src="https://.../widget.js" defer></script> puts the chat into the corner of a page.
(() => {
  const script = document.currentScript;
  const home = new URL(script.src).origin;
  const labels = [OPEN_LABEL, CLOSE_LABEL];
  const button = document.createElement("button");
  const frame = document.createElement("iframe");
  frame.title = labels[0];
  frame.hidden = true;
  Object.assign(frame.style, {
    position: "fixed", right: "1rem", bottom: "5rem", zIndex: "2147483646",
    width: "min(26rem, calc(100vw - 2rem))", height: "min(40rem, calc(100vh - 6.5rem))",
    border: "1px solid #8a8580", borderRadius: "0.75rem", background: "Canvas",
  });
  button.type = "button";
  button.textContent = "?";
  Object.assign(button.style, {
    position: "fixed", right: "1rem", bottom: "1rem", zIndex: "2147483647",
    width: "3.25rem", height: "3.25rem", borderRadius: "50%", border: "0", cursor: "pointer",
    background: "#a4161a", color: "#fff", font: "700 1.5rem/1 system-ui, sans-serif",
  });
  function show(isOpen) {
    if (isOpen && !frame.src) frame.src = `${home}/khung`;
    frame.hidden = !isOpen;
    button.setAttribute("aria-expanded", String(isOpen));
    button.setAttribute("aria-label", labels[isOpen ? 1 : 0]);
    button.textContent = isOpen ? "×" : "?";
  }
  button.addEventListener("click", () => show(frame.hidden));
  addEventListener("keydown", (event) => { if (event.key === "Escape") show(false); });
  show(false);
  document.body.append(frame, button);
})();
