// Pages are complete without this script. It reloads the page of a hub after each publication, and retries a page that was unavailable.
"use strict";

(() => {
  const ANNOUNCEMENT_PAUSE = 10_000;
  const BEHIND_PAUSE = 5_000;
  const RETRY_PAUSE = 3_000;
  const MAX_RELOADS = 5;

  /** Updates a node to match another one, with few changes, so that focus, selection and opened details stay. */
  function morph(node, fresh) {
    if (node.nodeType !== fresh.nodeType || node.nodeName !== fresh.nodeName) {
      node.replaceWith(document.importNode(fresh, true));
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE) {
      if (node.data !== fresh.data) {
        node.data = fresh.data;
      }
      return;
    }
    if (node.hasAttribute("data-keep")) {
      return;
    }
    const changed = node.hasAttribute("data-figure") && node.textContent !== fresh.textContent;
    morphAttributes(node, fresh);
    morphChildren(node, fresh);
    if (changed) {
      node.classList.add("changed");
    }
  }

  function morphAttributes(node, fresh) {
    for (const { name } of [...node.attributes]) {
      if (!fresh.hasAttribute(name) && !(name === "open" && node.nodeName === "DETAILS")) {
        node.removeAttribute(name);
      }
    }
    for (const { name, value } of fresh.attributes) {
      if (node.getAttribute(name) !== value) {
        node.setAttribute(name, value);
      }
    }
  }

  function morphChildren(node, fresh) {
    const now = [...node.childNodes];
    const then = [...fresh.childNodes];
    then.forEach((child, at) => {
      if (at < now.length) {
        morph(now[at], child);
      } else {
        node.append(document.importNode(child, true));
      }
    });
    now.slice(then.length).forEach((child) => child.remove());
  }

  /** Keeps the page of a hub current. */
  class LivePage {
    #article;
    #status = document.querySelector("[data-live]");
    #statusText = document.querySelector("[data-live-words]");
    #events = null;
    #announcement = document.querySelector("[data-live-announcement]");
    #announcedAt = 0;
    #reloadedAt = 0;
    #reloading = false;
    #publishedRevision = 0;
    #reloadsLeft = 0;

    constructor(article) {
      this.#article = article;
      document.addEventListener("visibilitychange", () => (document.hidden ? this.#pause() : this.#listen()));
      this.#listen();
    }

    #listen() {
      if (this.#events || document.hidden) {
        return;
      }
      const events = new EventSource(this.#article.dataset.stream);
      events.addEventListener("open", () => {
        this.#showStatus(this.#liveWords());
        this.#scheduleReload();
      });
      events.addEventListener("error", () => this.#showStatus("Reconnecting"));
      events.addEventListener("summary", (event) => this.#published(JSON.parse(event.data).revision));
      events.addEventListener("gone", () => this.#published(Infinity));
      this.#events = events;
    }

    /** Closes the stream of a hidden page, because a browser has few connections. A new stream begins with the current hub. */
    #pause() {
      this.#events?.close();
      this.#events = null;
    }

    #published(revision) {
      this.#publishedRevision = Math.max(this.#publishedRevision, revision);
      this.#reloadsLeft = MAX_RELOADS;
      this.#scheduleReload();
    }

    #isBehind() {
      return this.#publishedRevision > Number(this.#article.dataset.revision);
    }

    /** Returns "Live" only if the page covers all of its input, else how far the page is behind. */
    #liveWords() {
      return this.#article.dataset.behind ?? "Live";
    }

    /** Schedules a reload of a page that is not current, unless one is under way or the page is hidden. */
    #scheduleReload() {
      const lags = this.#article.dataset.behind !== undefined;
      if (this.#reloading || document.hidden || !(lags || this.#isBehind())) {
        return;
      }
      this.#reloading = true;
      // No event says that the service has caught up with its input.
      const pause = this.#isBehind()
        ? this.#reloadedAt + Number(this.#article.dataset.pause) - Date.now()
        : BEHIND_PAUSE;
      setTimeout(() => this.#reload(), Math.max(0, pause));
    }

    async #reload() {
      try {
        const response = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-store" });
        if (response.redirected) {
          location.replace(response.url);
          return;
        }
        if (response.ok) {
          const page = new DOMParser().parseFromString(await response.text(), "text/html");
          morph(document.querySelector("main"), page.querySelector("main"));
          this.#updated();
          // A standby replica may be behind the event.
          if (--this.#reloadsLeft <= 0) {
            this.#publishedRevision = 0;
          }
        }
      } catch {
        // Retried below.
      } finally {
        this.#reloadedAt = Date.now();
        this.#reloading = false;
        this.#scheduleReload();
      }
    }

    #updated() {
      const figure = document.querySelector("[data-figure]").textContent;
      const text = `${figure} citing works at ${new Date().toLocaleTimeString()}`;
      this.#showStatus(`${this.#liveWords()}: ${text}`);
      if (Date.now() - this.#announcedAt > ANNOUNCEMENT_PAUSE) {
        this.#announcedAt = Date.now();
        this.#announcement.textContent = `Updated: ${text}`;
      }
    }

    #showStatus(text) {
      this.#status.hidden = false;
      this.#status.classList.toggle("behind", this.#article.dataset.behind !== undefined);
      this.#statusText.textContent = text;
    }
  }

  /** Retries until the page is available. Reloads only then, so that screen readers do not repeat the problem. */
  function retry(after) {
    setTimeout(async () => {
      try {
        const response = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-store" });
        if (response.status !== 503) {
          location.reload();
          return;
        }
      } catch {
        // No connection: counts as unavailable.
      }
      retry(after);
    }, Math.max(after * 1_000, RETRY_PAUSE));
  }

  const article = document.querySelector("[data-stream]");
  if (article) {
    new LivePage(article);
  }
  const problem = document.querySelector("[data-retry-after]");
  if (problem) {
    retry(Number(problem.dataset.retryAfter));
  }
})();
