// Without network, a page that cannot come is replaced by the one that says whom to call.
// Kept: that page, as anybody gets it, and the sheets. Nothing of a person: cookies are left out.
self.addEventListener("install", (event) => {
  const asked = KEPT.map((path) => new Request(path, { credentials: "omit", cache: "reload" }));
  event.waitUntil(caches.open(NAME).then((kept) => kept.addAll(asked)).then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => {
  const old = (names) => Promise.all(names.filter((name) => name !== NAME).map((name) => caches.delete(name)));
  event.waitUntil(caches.keys().then(old));
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const path = new URL(request.url).pathname;
  const kept = (wanted) => caches.match(wanted, { ignoreVary: true });
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => kept(KEPT[0])));
  } else if (KEPT.includes(path)) {
    event.respondWith(kept(path).then((found) => found || fetch(request)));
  }
});
