// A change of a control answers in place; the address stays the whole ask. Without this, the
// button of the form does the same.
"use strict";
(() => {
  const policy = window.trustedTypes
    ? trustedTypes.createPolicy("allies", { createHTML: (text) => text })
    : { createHTML: (text) => text };
  let running = null, waiting = 0;
  const asked = () => location.pathname + location.search;
  let shown = asked();

  const addressOf = (form) => {
    const given = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value) given.append(name, value);
    const query = given.toString();
    return form.action.split("?")[0] + (query ? "?" + query : "");
  };

  const swap = (page, ...parts) => {
    for (const part of parts) {
      const fresh = page.querySelector(part), old = document.querySelector(part);
      if (fresh && old) old.replaceWith(document.importNode(fresh, true));
      else if (old && old.hasAttribute("data-wait")) old.remove();
    }
    dispatchEvent(new Event("allies:shown"));
  };

  async function read(address) {
    if (running) running.abort();
    const own = (running = new AbortController());
    try {
      const reply = await fetch(address, { signal: own.signal, headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(policy.createHTML(await reply.text()), "text/html");
      if (!page.querySelector(".answer")) throw new Error("no answer");
      return page;
    } finally {
      if (running === own) running = null;
    }
  }

  async function show(address, push) {
    const busy = setTimeout(() => document.querySelector(".answer").setAttribute("aria-busy", "true"), 250);
    try {
      const page = await read(address);
      clearTimeout(busy);
      if (push) history.pushState(null, "", address);
      shown = asked();
      document.title = page.title;
      swap(page, ".head", ".answer", ".foot", ...(push ? [] : ["form[data-live]"]));
      later();
    } catch (error) {
      clearTimeout(busy);
      if (error.name !== "AbortError") location.assign(address);
      else if (!running) document.querySelector(".answer").removeAttribute("aria-busy");
    }
  }

  // Slow parts of a page come after the rest of it.
  async function later() {
    const link = document.querySelector("a[data-later]");
    if (!link || running) return;
    const before = shown;
    try {
      const page = await read(link.href);
      if (before !== shown) return;
      const parts = [...document.querySelectorAll("[data-wait]")].map((part) => `[data-part="${part.dataset.part}"]`);
      swap(page, ".four", ".sources", ...parts);
    } catch { /* the link stays */ }
  }

  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-live]");
    if (!form || !event.target.name || !form.checkValidity()) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => show(addressOf(form), true), 150);
  });
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-live]");
    if (!form) return;
    event.preventDefault();
    clearTimeout(waiting);
    show(addressOf(form), true);
  });
  addEventListener("popstate", () => {
    if (asked() !== shown) show(location.href, false);  // else only the fragment changed
  });

  // A figure as PNG: the browser paints the SVG file of the server.
  const offer = () => { for (const link of document.querySelectorAll("a[data-png]")) link.hidden = false; };
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a[data-png]");
    if (!link) return;
    event.preventDefault();
    const image = new Image();
    image.src = link.href;
    await image.decode();
    const canvas = document.createElement("canvas"), pen = canvas.getContext("2d"), scale = 3;
    canvas.width = image.width * scale;
    canvas.height = image.height * scale;
    pen.fillStyle = "#ffffff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => {
      const file = document.createElement("a");
      file.href = URL.createObjectURL(blob);
      file.download = link.dataset.png;
      file.click();
      URL.revokeObjectURL(file.href);
    });
  });
  addEventListener("allies:shown", offer);
  offer();
  later();
})();
