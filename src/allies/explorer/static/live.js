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

  async function show(address, push) {
    if (running) running.abort();
    const own = (running = new AbortController());
    const answer = document.querySelector(".answer");
    const busy = setTimeout(() => answer.setAttribute("aria-busy", "true"), 250);
    try {
      const reply = await fetch(address, { signal: own.signal, headers: { Accept: "text/html" } });
      const text = await reply.text();
      const page = new DOMParser().parseFromString(policy.createHTML(text), "text/html");
      const fresh = page.querySelector(".answer"), head = page.querySelector(".head");
      if (!fresh || !head) throw new Error("no answer");
      if (push) history.pushState(null, "", address);
      shown = asked();
      document.title = page.title;
      document.querySelector(".head").replaceWith(document.importNode(head, true));
      document.querySelector(".answer").replaceWith(document.importNode(fresh, true));
      document.querySelector(".foot").replaceWith(document.importNode(page.querySelector(".foot"), true));
      if (!push) {
        const form = page.querySelector("form[data-live]"), old = document.querySelector("form[data-live]");
        if (form && old) old.replaceWith(document.importNode(form, true));
      }
    } catch (error) {
      if (error.name !== "AbortError") location.assign(address);
    } finally {
      clearTimeout(busy);
      document.querySelector(".answer").removeAttribute("aria-busy");
      if (running === own) running = null;
    }
  }

  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-live]");
    if (!form || !form.checkValidity()) return;
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
})();
