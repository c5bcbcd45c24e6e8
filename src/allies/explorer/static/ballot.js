// Looks the votes of a ballot up in the tables of its page. The votes live in the fragment of the
// address, which browsers do not send; the rules are the server's, which decided every ballot.
"use strict";
(() => {
  const parts = [...document.querySelectorAll("[data-ballot]")];

  // Where the votes are in a table: of each group of members, how many made each choice.
  const placeOf = (split, choices, votes) => {
    let place = 0;
    for (const group of split) {
      const cast = group.members.map((member) => votes.get(member));
      const way = choices.map((choice) => cast.filter((vote) => vote === choice).length).join(".");
      place = place * group.ways.length + group.ways.indexOf(way);
    }
    return place;
  };

  const votesIn = (part) => {
    const votes = new Map();
    for (const input of part.querySelectorAll("input")) {
      const member = input.name.slice(part.dataset.ballot.length + 1);
      if (input.checked) votes.set(member, input.value);
      else if (!votes.has(member)) votes.set(member, "unsure" in input.dataset ? "no_vote" : "");
    }
    return votes;
  };

  const count = (part) => {
    const { choices, splits, rules } = JSON.parse(part.dataset.tables);
    const votes = votesIn(part), cast = [...votes.values()];
    const open = cast.filter((vote) => !vote).length;
    const tally = part.querySelector("[data-tally]"), clear = part.querySelector("[data-clear]");
    const told = choices.slice(0, 4).map((choice) => `${cast.filter((v) => v === choice).length} ${choice}`);
    tally.textContent = told.join(", ") + (open ? `; ${open} still to vote` : "");
    tally.hidden = false;
    clear.hidden = !part.querySelector("input:checked");
    for (const cell of part.querySelectorAll("[data-rule]")) {
      const rule = rules[cell.dataset.rule];
      const passes = rule.decided[placeOf(splits[rule.split], choices, votes)] === "1";
      cell.textContent = open ? "–" : passes ? "passes" : "fails";
      cell.className = open ? "" : `verdict v-${passes ? "yes" : "no"}`;
    }
  };

  const read = () => {
    const given = new URLSearchParams(location.hash.slice(1));
    for (const part of parts) {
      for (const input of part.querySelectorAll("input")) {
        input.checked = given.get(input.name) === input.value;
      }
      count(part);
    }
  };

  const write = () => {
    const given = new URLSearchParams();
    for (const input of document.querySelectorAll("[data-ballot] input:checked")) {
      given.set(input.name, input.value);
    }
    history.replaceState(null, "", location.pathname + location.search + "#" + given);
  };

  for (const part of parts) {
    part.addEventListener("change", () => { count(part); write(); });
    part.querySelector("[data-clear] button").addEventListener("click", () => {
      for (const input of part.querySelectorAll("input")) input.checked = false;
      count(part);
      write();
    });
  }
  addEventListener("hashchange", read);
  read();
})();
