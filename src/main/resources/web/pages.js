// Every page is whole without this. It follows the events of a hub and shows the page as it is then, and it asks again where there was no answer.
"use strict";

(() => {
  const BETWEEN_WORDS = 10_000;
  const BETWEEN_TRIES = 3_000;
  const TRIES = 5;

  /** Makes a node like another, by as few changes as hold focus, selection and what the reader has opened. */
  function become(node, fresh) {
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
    becomeAttributes(node, fresh);
    becomeChildren(node, fresh);
    if (changed) {
      node.classList.add("changed");
    }
  }

  function becomeAttributes(node, fresh) {
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

  function becomeChildren(node, fresh) {
    const now = [...node.childNodes];
    const then = [...fresh.childNodes];
    then.forEach((child, at) => {
      if (at < now.length) {
        become(now[at], child);
      } else {
        node.append(document.importNode(child, true));
      }
    });
    now.slice(then.length).forEach((child) => child.remove());
  }

  /** Follows one hub. */
  class Live {
    #article;
    #line = document.querySelector("[data-live]");
    #words = document.querySelector("[data-live-words]");
    #events = null;
    #said = document.querySelector("[data-live-said]");
    #saidAt = 0;
    #shownAt = 0;
    #waiting = false;
    #wanted = 0;
    #tries = 0;

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
      events.addEventListener("open", () => this.#tell("Live"));
      events.addEventListener("error", () => this.#tell("Reconnecting"));
      events.addEventListener("summary", (event) => this.#published(JSON.parse(event.data).revision));
      events.addEventListener("gone", () => this.#published(Infinity));
      this.#events = events;
    }

    /** Nobody sees the page: a browser has few connections for many of them. The stream begins with the hub as it is when somebody does. */
    #pause() {
      this.#events?.close();
      this.#events = null;
    }

    #published(revision) {
      this.#wanted = Math.max(this.#wanted, revision);
      this.#tries = TRIES;
      this.#look();
    }

    #isBehind() {
      return this.#wanted > Number(this.#article.dataset.revision);
    }

    /** Looks at the page once more, not while another look is on its way and not while nobody sees it. */
    #look() {
      if (this.#waiting || document.hidden || !this.#isBehind()) {
        return;
      }
      this.#waiting = true;
      const pause = Number(this.#article.dataset.pause);
      setTimeout(() => this.#show(), Math.max(0, this.#shownAt + pause - Date.now()));
    }

    async #show() {
      try {
        const answer = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-store" });
        if (answer.redirected) {
          location.replace(answer.url);
          return;
        }
        if (answer.ok) {
          const page = new DOMParser().parseFromString(await answer.text(), "text/html");
          become(document.querySelector("main"), page.querySelector("main"));
          this.#updated();
          // A copy may answer that is some time behind the event.
          if (--this.#tries <= 0) {
            this.#wanted = 0;
          }
        }
      } catch {
        // Asked again below.
      } finally {
        this.#shownAt = Date.now();
        this.#waiting = false;
        this.#look();
      }
    }

    #updated() {
      const figure = document.querySelector("[data-figure]").textContent;
      const words = `${figure} citing works at ${new Date().toLocaleTimeString()}`;
      this.#tell(`Live: ${words}`);
      if (Date.now() - this.#saidAt > BETWEEN_WORDS) {
        this.#saidAt = Date.now();
        this.#said.textContent = `Updated: ${words}`;
      }
    }

    #tell(words) {
      this.#line.hidden = false;
      this.#words.textContent = words;
    }
  }

  /** Asks until there is an answer, without making a reader hear the page again and again. */
  function retry(after) {
    setTimeout(async () => {
      try {
        const answer = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-store" });
        if (answer.status !== 503) {
          location.reload();
          return;
        }
      } catch {
        // Nobody listens: as good as not now.
      }
      retry(after);
    }, Math.max(after * 1_000, BETWEEN_TRIES));
  }

  const article = document.querySelector("[data-stream]");
  if (article) {
    new Live(article);
  }
  const problem = document.querySelector("[data-retry-after]");
  if (problem) {
    retry(Number(problem.dataset.retryAfter));
  }
})();
