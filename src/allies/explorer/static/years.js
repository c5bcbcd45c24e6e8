// Moves the map and the ribbon through the years, over standings that the page brought along: no
// request while the slider moves. When it rests, the page answers for that day.
"use strict";
(() => {
  const day = (number) => new Date((number - 719163) * 864e5).toISOString().slice(0, 10);
  const number = (text) => Math.round(Date.parse(text) / 864e5) + 719163;

  const start = () => {
    const box = document.querySelector("[data-years]");
    if (!box || box.dataset.ready) return;
    const { land, steps } = JSON.parse(box.dataset.years);
    const slider = box.querySelector("input"), told = box.querySelector("output");
    const field = document.querySelector("form[data-live] [name=on]");
    const shapes = [...document.querySelectorAll("[data-state]")];
    const hatches = [...document.querySelectorAll("[data-hatch]")];
    const marks = [...document.querySelectorAll("line[data-since]")];
    let drawn = -2, asked = 0;

    const draw = () => {
      asked = 0;
      const at = Number(slider.value);
      let place = -1;  // before the first standing on record
      while (place + 1 < steps.length && steps[place + 1][0] <= at) place += 1;
      for (const mark of marks) {
        const x = Number(mark.dataset.left) + (at - mark.dataset.since) * mark.dataset.scale;
        mark.setAttribute("x1", x);
        mark.setAttribute("x2", x);
      }
      const states = place < 0 ? {} : steps[place][1];
      if (place !== drawn) {
        for (const shape of shapes) shape.setAttribute("fill", (states[shape.dataset.state] || [land])[0]);
        for (const hatch of hatches) {
          const state = states[hatch.dataset.hatch];
          hatch.setAttribute("visibility", state && state[3] ? "visible" : "hidden");
        }
        drawn = place;
      }
      const all = Object.values(states);
      const members = all.filter((state) => /^member\b/.test(state[2]));
      const apart = all.filter((state) => state[3]).map((state) => state[1]);
      told.textContent = `${day(at)}: ${members.map((state) => state[1]).join(", ") || "nobody"}`
        + (apart.length ? `; sources disagree about ${apart.join(", ")}` : "");
    };

    const shown = number(box.closest(".answer").querySelector("[data-on]").dataset.on);
    slider.min = Math.min(steps[0][0], shown);
    slider.max = steps[steps.length - 1][0];
    slider.value = shown;
    slider.addEventListener("input", () => { if (!asked) asked = requestAnimationFrame(draw); });
    slider.addEventListener("change", () => {
      if (!field) return;
      field.value = day(Number(slider.value));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    });
    box.dataset.ready = 1;
    asked = requestAnimationFrame(draw);
  };

  addEventListener("allies:shown", start);
  start();
})();
