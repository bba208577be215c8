// Live pages: one stream for all tabs of this browser. Without this script a reload shows the same.
// The tab that holds the lock keeps the stream; a channel tells the others. An event names a topic, nothing
// else: the page asks for itself again and takes over what changed, never what somebody is typing in.
(() => {
  const line = document.getElementById('live');
  if (!line || !navigator.locks || !window.BroadcastChannel) return;
  const words = line.dataset, [state, told] = line.querySelectorAll('p'), again = state.querySelector('a');
  const parts = page => [...page.querySelectorAll('[data-live]')];
  const mine = new Set(parts(document).map(part => part.dataset.live));
  const bus = new BroadcastChannel('visavis-live');
  const touched = new WeakSet();
  let own = words.ticket, fresh = [], held = '', last = 0, tries = 0, source, opening, leader;
  let due, waiting, stale, changed, busy, watch;

  const seen = () => document.visibilityState == 'visible';
  const tell = message => { bus.postMessage(message); hear(message); };
  const show = on => {
    state.firstElementChild.textContent = on ? words.on : words.off;
    again.hidden = on;
    line.hidden = false;
  };

  // Between tabs.
  const hear = message => {
    if (message.held) held = message.held;
    if (message.last > last) last = message.last;
    if (message.took?.includes(own)) own = '';
    if (message.who && own) bus.postMessage({want: own});
    if (message.want && leader) open(message.want);
    if (message.end) { held = ''; stale = true; if (seen()) renew(); }
    if ('on' in message) show(message.on);
    if (message.all || mine.has(message.topic)) change();
  };
  bus.onmessage = event => hear(event.data);

  // The stream, in the leader's tab.
  const open = (ticket, after = 100) => {
    if (ticket && !fresh.includes(ticket)) fresh.push(ticket);
    clearTimeout(opening);
    opening = setTimeout(connect, after);
  };
  const connect = () => {
    const used = held ? [held, ...fresh] : [...fresh];
    source?.close();
    if (!used.length) return;
    const query = new URLSearchParams(used.map(ticket => ['billet', ticket]));
    if (held) query.set('apres', last);
    source = new EventSource(`${words.stream}?${query}`);
    expect(8e3);
    const on = (name, act) => source.addEventListener(name, event => {
      expect(1e5);
      if (+event.lastEventId > last) last = +event.lastEventId;
      act(event.data);
    });
    on('ticket', ticket => {
      fresh = fresh.filter(each => !used.includes(each));
      tries = 0;
      tell({held: ticket, took: used, on: true, last});
    });
    on('here', () => tell({last}));
    on('change', topic => tell({topic, last}));
    on('reload', () => tell({all: true, last}));
    on('end', () => { source.close(); clearTimeout(watch); lose(); });
    source.onerror = () => fail(source.readyState == 2);
  };
  // The browser does not see a line that died in silence: a new ticket comes every 30 seconds, or something is wrong.
  const expect = milliseconds => {
    clearTimeout(watch);
    watch = setTimeout(() => { tries ||= 1; fail(); }, milliseconds);
  };
  const fail = refused => {
    source.close();
    clearTimeout(watch);
    if (tries++) tell({on: false});
    const pause = (1 + 2 * Math.random()) * 1000 * 2 ** Math.min(tries - 1, 5);
    if (refused) setTimeout(lose, pause);
    else open('', pause);
  };
  const lose = () => {
    fresh = [];
    tell({end: true});
  };
  const renew = async () => {
    const query = new URLSearchParams([...mine].map(topic => ['sujet', topic]));
    const answer = await fetch(`/en-direct/billet?${query}`).catch(() => 0);
    if (!answer.ok) return show(false);
    stale = false;
    own = (await answer.json()).billet;
    if (leader) open(own);
    else bus.postMessage({want: own});
    change(); // the new ticket tells what comes after it, not what came since the old one
  };

  // The page.
  const change = () => {
    waiting = true;
    if (seen() && !due) due = setTimeout(read, 50 + 200 * Math.random());
  };
  const read = () => {
    due = 0;
    waiting = changed = busy = false;
    const ask = new XMLHttpRequest();
    ask.open('GET', location.href);
    ask.responseType = 'document';
    ask.setRequestHeader('X-Live', '1');
    ask.onerror = () => show(false);
    ask.onload = () => {
      const olds = parts(document), news = ask.response ? parts(ask.response) : [];
      const here = new URL(ask.responseURL).pathname == location.pathname;
      if (ask.status != 200 || !here || olds.length != news.length) return show(false);
      olds.forEach((old, place) => sync(old, news[place]));
      if (changed || busy) told.textContent = busy ? words.wait : words.new;
    };
    ask.send();
  };
  // A node as text, without what differs at each showing: the secrets of forms, panels somebody opened.
  const plain = node => {
    if (node.nodeType != 1) return node.nodeValue.trim();
    const box = document.createElement('div');
    box.append(node.cloneNode(true));
    for (const each of box.querySelectorAll('[type=hidden]')) each.removeAttribute('value');
    for (const each of box.querySelectorAll('details')) each.removeAttribute('open');
    return box.innerHTML;
  };
  const shell = node => plain(node.cloneNode());
  const inUse = node => node.nodeType == 1 && (node.contains(document.activeElement) || touched.has(node)
    || [...node.querySelectorAll('input,textarea,select')].some(field => touched.has(field)));
  const kept = node => {
    const used = inUse(node);
    busy ||= used;
    changed ||= !used;
    return used;
  };
  const drop = node => {
    const next = node.nextSibling;
    if (!kept(node)) node.remove();
    return next;
  };
  // A row in use is left whole: mixed with its neighbour, its button would act on another row.
  const alone = node => [...node.parentNode.children].filter(each => each.nodeName == node.nodeName).length == 1;
  const morph = (old, next) => {
    const same = old.nodeType == 1 && shell(old) == shell(next);
    if (same && (!inUse(old) || (alone(old) && alone(next)))) sync(old, next);
    else if (!kept(old)) old.replaceWith(document.adoptNode(next));
  };
  const sync = (old, next) => {
    const was = [...old.childNodes].map(plain), news = [...next.childNodes], will = news.map(plain);
    let at = old.firstChild;
    news.forEach((node, place) => {
      const moving = was.includes(will[place]);
      while (at && moving && !will.includes(plain(at))) at = drop(at);
      const after = at?.nextSibling;
      if (at && plain(at) == will[place]) at = after;
      else if (at && !moving && at.nodeName == node.nodeName && !will.includes(plain(at))) { morph(at, node); at = after; }
      else { old.insertBefore(document.adoptNode(node), at); changed = true; }
    });
    while (at) at = drop(at);
  };

  addEventListener('input', event => touched.add(event.target));
  addEventListener('focusout', () => { if (busy) change(); });
  addEventListener('visibilitychange', () => {
    if (!seen()) return;
    if (stale) renew();
    if (waiting) change();
  });
  navigator.locks.request('visavis-live', () => new Promise(() => {
    leader = true;
    if (own) fresh.push(own);
    bus.postMessage({who: true});
    open();
  }));
  bus.postMessage({want: own});
})();
