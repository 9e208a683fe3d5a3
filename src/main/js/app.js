/**
 * What a page gains from scripts; all of it works without them. One small file, no inline script anywhere, so that the
 * content-security policy can be strict. Behaviour hangs on data attributes:
 *   form[data-draft=KEY]      what is typed survives a closed browser or a dead network, until the server has it or who typed
 *                             it signs out; never of the categories in data-draft-unless
 *   [data-focus-search]       "/" goes there
 *   [data-dismiss=KEY]        a box that can be closed for good (KEY empty: for now)
 *   input[data-check=KIND]    phone or id-number: said as soon as the field is left, the server checks again
 *   input[data-most=BYTES]    files larger than that, or than data-together in all, are complained of and not sent
 *   [data-count=ID]           a counter of characters left for a textarea
 *   select[data-submit]       changing it submits its form
 *   [data-print] [data-copy=TEXT] [data-meeting] [data-check-all=NAME] [data-step]
 */
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.add("js");
  const on = (type, handler) => document.addEventListener(type, handler);
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
  const text = (name) => root.dataset[name] || "";
  const store = {
    get(key) { try { return localStorage.getItem("qiaoliang." + key); } catch (e) { return null; } },
    set(key, value) { try { localStorage.setItem("qiaoliang." + key, value); } catch (e) { return; } },
    drop(key) { try { localStorage.removeItem("qiaoliang." + key); } catch (e) { return; } },
    keys(beginning) {
      try {
        return Object.keys(localStorage).filter((key) => key.startsWith("qiaoliang." + beginning))
          .map((key) => key.slice("qiaoliang.".length));
      } catch (e) { return []; }
    }
  };

  const say = (message) => {
    let box = document.querySelector(".toasts");
    if (!box) {
      box = document.createElement("div");
      box.className = "toasts";
      box.setAttribute("role", "status");
      document.body.append(box);
    }
    const note = document.createElement("div");
    note.className = "toast-note";
    note.textContent = message;
    box.append(note);
    setTimeout(() => note.remove(), 6000);
  };

  const secret = (field) => field.type === "password" || field.type === "hidden" || field.type === "file"
    || field.hasAttribute("data-no-draft");
  const draftFields = (form) => Array.from(form.elements).filter((field) => field.name && !secret(field));
  // The key of the form goes with the draft: the server says in a cookie which form it has taken.
  const saveDraft = (form) => {
    const category = form.elements.category;
    if (form.dataset.draftUnless && category && form.dataset.draftUnless.split(" ").includes(category.value)) {
      store.drop("draft." + form.dataset.draft);
      return;
    }
    const values = draftFields(form).filter((f) => !["checkbox", "radio"].includes(f.type) || f.checked)
      .map((f) => [f.name, f.value]);
    store.set("draft." + form.dataset.draft, JSON.stringify({ at: Date.now(), key: (form.elements._key || {}).value, values }));
  };
  const dropTaken = () => {
    const taken = (document.cookie.match(/(?:^|; )taken=([^;]+)/) || [])[1];
    if (!taken) { return; }
    store.keys("draft.").forEach((name) => {
      const saved = store.get(name) || "";
      if (saved.includes(JSON.stringify(taken))) { store.drop(name); }
    });
  };
  const restoreDraft = (form) => {
    const saved = store.get("draft." + form.dataset.draft);
    if (!saved || form.querySelector(".is-invalid")) { return; }
    let draft;
    try { draft = JSON.parse(saved); } catch (e) { return; }
    if (Date.now() - draft.at > 7 * 864e5) { store.drop("draft." + form.dataset.draft); return; }
    let restored = false;
    draftFields(form).forEach((field) => {
      const values = draft.values.filter(([name]) => name === field.name).map(([, value]) => value);
      if (!values.length) { return; }
      if (["checkbox", "radio"].includes(field.type)) {
        const wanted = values.includes(field.value);
        restored = restored || (wanted && !field.checked);
        field.checked = wanted;
      } else if (!field.value || (field.tagName === "SELECT" && field.value !== values[0])) {
        restored = restored || values[0] !== "";
        field.value = values[0];
      }
    });
    if (restored) { say(text("draftRestored")); }
  };

  const counter = (area) => {
    const out = document.getElementById(area.dataset.count);
    if (!out) { return; }
    const left = Number(area.dataset.max) - Array.from(area.value).length;
    out.textContent = (left < 0 ? text("over") : text("left")).replace("#", Math.abs(left));
    out.classList.toggle("over", left < 0);
  };

  const checks = {
    phone: (value) => /^(?:(?:\+?86)?1[3-9]\d{9}|0\d{9,11})$/.test(value.replace(/[\s-]/g, "")),
    // GB 11643: seventeen digits and a check character, the date inside must exist.
    "id-number": (value) => {
      const id = value.trim().toUpperCase();
      if (!/^\d{17}[\dX]$/.test(id)) { return false; }
      const date = id.slice(6, 10) + "-" + id.slice(10, 12) + "-" + id.slice(12, 14);
      const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
      const sum = weights.reduce((total, weight, i) => total + weight * Number(id[i]), 0);
      return !isNaN(Date.parse(date)) && "10X98765432"[sum % 11] === id[17];
    }
  };
  const check = (field) =>
    complain(field, !field.value.trim() || checks[field.dataset.check](field.value) ? "" : field.dataset.wrong);
  // Said before it is sent: over a slow line a large file would take minutes to be refused.
  const weigh = (field) => {
    const sizes = Array.from(field.files).map((file) => file.size);
    return complain(field, sizes.some((size) => size > Number(field.dataset.most)) ? field.dataset.large
      : sizes.reduce((sum, size) => sum + size, 0) > Number(field.dataset.together) ? field.dataset.heavy : "");
  };
  const complain = (field, message) => {
    const id = field.id + "-wrong";
    let said = document.getElementById(id);
    if (!message) {
      if (said) { said.remove(); field.classList.remove("is-invalid"); field.removeAttribute("aria-invalid"); }
      return false;
    }
    if (!said) {
      said = document.createElement("p");
      said.id = id;
      said.className = "field-error";
      said.setAttribute("role", "alert");
      field.after(said);
      field.setAttribute("aria-describedby", ((field.getAttribute("aria-describedby") || "") + " " + id).trim());
    }
    said.textContent = message;
    field.classList.add("is-invalid");
    field.setAttribute("aria-invalid", "true");
    return true;
  };

  const start = (within) => {
    dropTaken();
    all("form[data-draft]", within).forEach(restoreDraft);
    all("[data-count]", within).forEach(counter);
    all("[data-dismiss]", within).forEach((box) => {
      if (box.dataset.dismiss && store.get("dismissed." + box.dataset.dismiss)) { box.hidden = true; }
      else if (box.hasAttribute("data-tour")) { box.hidden = false; }
    });
    all("[data-draft-done]", within).forEach((mark) => store.drop("draft." + mark.dataset.draftDone));
    if (!window.htmx && document.querySelector("[data-hx-get],[data-hx-post],[hx-get],[hx-post],[hx-boost]")) {
      load(text("htmx"));
    }
    if (document.querySelector("[data-chart]") && text("charts")) { load(text("charts")); }
  };
  // What was typed or chosen before htmx came is asked for now: nobody waits for a script.
  const catchUp = () => all("input[data-hx-get]").forEach((field) => {
    if (["checkbox", "radio"].includes(field.type)) {
      if (field.checked && !field.defaultChecked) { field.dispatchEvent(new Event("change", { bubbles: true })); }
    } else if (field.value !== field.defaultValue) { field.dispatchEvent(new Event("search", { bubbles: true })); }
  });
  const loaded = new Set();
  const load = (src) => {
    if (!src || loaded.has(src)) { return; }
    loaded.add(src);
    const script = document.createElement("script");
    script.src = src;
    script.addEventListener("load", catchUp);
    // htmx begins when the document is complete; loaded between DOMContentLoaded and load it would wait for ever.
    const add = () => document.head.append(script);
    if (document.readyState === "complete") { add(); } else { window.addEventListener("load", add); }
  };

  // Typed a moment ago and already sent: the draft must know the key under which it went. Whoever signs out leaves nothing
  // of others behind on a desk that is shared.
  on("submit", (event) => {
    const form = event.target;
    clearTimeout(timer);
    if (form.dataset.draft) { saveDraft(form); }
    if (form.matches("[data-signs-out]")) { store.keys("draft.").forEach(store.drop); }
  });

  let timer;
  on("input", (event) => {
    const field = event.target;
    if (field.dataset && field.dataset.count) { counter(field); }
    if (field.dataset && field.dataset.check && document.getElementById(field.id + "-wrong")) { check(field); }
    const form = field.form;
    if (form && form.dataset.draft) {
      clearTimeout(timer);
      timer = setTimeout(() => saveDraft(form), 400);
    }
  });
  on("change", (event) => {
    const field = event.target;
    if (field.form && field.form.dataset.draft) { saveDraft(field.form); }
    if (field.dataset.check && checks[field.dataset.check]) { check(field); }
    if (field.dataset.most) { weigh(field); }
    if (field.matches("select[data-submit]")) { field.form.requestSubmit(); }
    if (field.dataset.checkAll) {
      all('input[type=checkbox][name="' + field.dataset.checkAll + '"]').forEach((box) => { box.checked = field.checked; });
    }
  });
  on("click", (event) => {
    const target = event.target.closest("[data-close],[data-print],[data-copy],[data-meeting],[data-step]");
    if (!target) {
      all("details.me[open]").forEach((menu) => { if (!menu.contains(event.target)) { menu.open = false; } });
      return;
    }
    if (target.hasAttribute("data-close")) {
      const box = target.closest("[data-dismiss]");
      if (box.dataset.dismiss) { store.set("dismissed." + box.dataset.dismiss, "1"); }
      box.hidden = true;
    } else if (target.hasAttribute("data-print")) {
      window.print();
    } else if (target.hasAttribute("data-copy")) {
      if (navigator.clipboard) { navigator.clipboard.writeText(target.dataset.copy).then(() => say(text("copied"))); }
    } else if (target.hasAttribute("data-meeting")) {
      const full = root.classList.toggle("meeting");
      target.setAttribute("aria-pressed", String(full));
      if (full && root.requestFullscreen) { root.requestFullscreen().catch(() => undefined); }
      if (!full && document.fullscreenElement) { document.exitFullscreen(); }
      window.dispatchEvent(new Event("resize"));
    } else if (target.hasAttribute("data-step")) {
      const tour = target.closest("[data-tour]");
      const steps = all("[data-tour-step]", tour);
      const now = steps.findIndex((step) => !step.hidden);
      const next = Math.min(Math.max(now + Number(target.dataset.step), 0), steps.length - 1);
      steps.forEach((step, i) => { step.hidden = i !== next; });
      const heading = steps[next].querySelector("h2");
      if (heading) { heading.tabIndex = -1; heading.focus(); }
    }
  });
  on("keydown", (event) => {
    const typing = event.target.closest("input,textarea,select,[contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const search = document.querySelector("[data-focus-search]");
      if (search) { event.preventDefault(); search.focus(); search.select(); }
    }
    if (event.key === "Escape") { all("details.me[open]").forEach((menu) => { menu.open = false; }); }
  });
  // One press is one submit: the second within the same page does nothing, the server would refuse it anyway.
  on("submit", (event) => {
    const form = event.target;
    if (form.dataset.busy) { event.preventDefault(); return; }
    const heavy = all("input[data-most]", form).find(weigh);
    if (heavy) { event.preventDefault(); heavy.focus(); return; }
    if (form.method === "post" && !event.defaultPrevented) {
      form.dataset.busy = "1";
      setTimeout(() => { delete form.dataset.busy; }, 8000);
    }
  });
  window.addEventListener("pageshow", () => all("form[data-busy]").forEach((form) => { delete form.dataset.busy; }));
  window.addEventListener("offline", () => say(text("offline")));
  window.addEventListener("online", () => say(text("online")));

  on("htmx:configRequest", (event) => {
    const token = document.querySelector('meta[name="csrf-token"]');
    const header = document.querySelector('meta[name="csrf-header"]');
    if (token && header && event.detail.verb !== "get") { event.detail.headers[header.content] = token.content; }
  });
  on("htmx:beforeSwap", (event) => {
    if (event.detail.xhr.status === 422 || event.detail.xhr.status === 409) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });
  on("htmx:afterSwap", (event) => start(event.detail.target));
  on("htmx:sendError", () => say(text("offline")));
  on("htmx:responseError", () => say(text("failed")));

  const ready = () => start(document);
  if (document.readyState === "loading") { on("DOMContentLoaded", ready); } else { ready(); }
})();
