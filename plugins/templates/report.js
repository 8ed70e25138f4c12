// Search and filter. The page is whole without it: only this shows the box. The page's policy names its hash and lets nothing else run.
"use strict";
(() => {
  const box = document.getElementById("find");
  const [words, state, told] = ["find-words", "find-state", "find-told"].map((id) => document.getElementById(id));
  const kinds = "article, tbody tr, details.check, .many > li, .lines > li, .ends > li";
  const rows = [...document.querySelectorAll(kinds)].map((row) => [row, row.textContent.toLowerCase(), row.dataset.state]);
  const folds = [...document.querySelectorAll("main details:not(.check, .commands)")].reverse();
  const show = () => {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const [row, text, states] of rows) {
      const fits = (!state.value || !states || states.split(" ").includes(state.value)) && wanted.every((word) => text.includes(word));
      row.hidden = !fits;
      count += fits;
    }
    for (const fold of folds)
      if (fold.open !== wanted.length > 0)
        fold.open = wanted.length > 0 && [...fold.querySelectorAll(kinds)].some((row) => !row.hidden);
    told.textContent = wanted.length || state.value ? `${count} of ${rows.length} entries` : "";
  };
  words.addEventListener("input", show);
  state.addEventListener("input", show);
  addEventListener("hashchange", () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target && target.closest("[hidden]")) {
      words.value = state.value = "";
      show();
      target.scrollIntoView();
    }
  });
  box.hidden = false;
})();
