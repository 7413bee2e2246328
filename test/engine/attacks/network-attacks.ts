/**
 * Programs that try to reach a server. `url` is its address, `ws` the same for WebSockets; each attempt ends by
 * itself, or throws. Where `worksIn` says so it gets there when nothing stops it, which proves that the servers notice.
 */
export const networkAttacks: readonly {
  name: string;
  attempt: string;
  worksIn?: 'worker' | 'page';
}[] = [
  { name: 'fetch', attempt: `await fetch(url)`, worksIn: 'worker' },
  {
    name: 'fetch that wants no answer',
    attempt: `await fetch(url, { mode: 'no-cors', keepalive: true, method: 'POST', body: 'secret' })`,
    worksIn: 'worker',
  },
  {
    name: 'the fetch that is left in the prototypes',
    attempt: `const natives = [];
      for (let owner = globalThis; owner; owner = Object.getPrototypeOf(owner)) {
        const { value } = Object.getOwnPropertyDescriptor(owner, 'fetch') ?? {};
        if (value) natives.push(value);
      }
      for (const native of natives) await native.call(globalThis, url);`,
    worksIn: 'worker',
  },
  {
    name: 'XMLHttpRequest',
    attempt: `await new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.onload = resolve;
      request.onerror = () => reject(new Error('refused'));
      request.open('GET', url);
      request.send();
    })`,
    worksIn: 'worker',
  },
  {
    name: 'EventSource',
    attempt: `await new Promise((resolve, reject) => {
      const source = new EventSource(url);
      source.onopen = () => { source.close(); resolve(); };
      source.onerror = () => { source.close(); reject(new Error('refused')); };
    })`,
    worksIn: 'worker',
  },
  {
    name: 'WebSocket',
    attempt: `await new Promise((resolve, reject) => {
      const socket = new WebSocket(ws);
      socket.onopen = resolve;
      socket.onerror = () => reject(new Error('refused'));
    })`,
    worksIn: 'worker',
  },
  {
    name: 'the WebSocket class that is left in the prototypes',
    attempt: `for (let owner = Object.getPrototypeOf(globalThis); owner; owner = Object.getPrototypeOf(owner)) {
        if (Object.hasOwn(owner, 'WebSocket')) new owner.WebSocket(ws);
      }
      throw new Error('none');`,
  },
  { name: 'WebSocketStream', attempt: `await new WebSocketStream(ws).opened` },
  { name: 'WebTransport', attempt: `await new WebTransport(url.replace('http:', 'https:')).ready` },
  {
    name: 'import() of an address',
    attempt: `await import(/* @vite-ignore */ url)`,
    worksIn: 'worker',
  },
  {
    name: 'import() of a data: address that imports',
    attempt: `await import(/* @vite-ignore */ 'data:text/javascript,import ' + JSON.stringify(url))`,
    worksIn: 'worker',
  },
  {
    name: 'import() of a blob that imports',
    attempt: `await import(/* @vite-ignore */ URL.createObjectURL(
      new Blob(['import ' + JSON.stringify(url)], { type: 'text/javascript' })))`,
    worksIn: 'worker',
  },
  { name: 'importScripts', attempt: `importScripts(url)` },
  {
    name: 'importScripts of the prototype',
    attempt: `let owner = globalThis;
      while (!Object.hasOwn(owner, 'importScripts')) owner = Object.getPrototypeOf(owner);
      owner.importScripts.call(globalThis, url);`,
  },
  {
    name: 'an image',
    attempt: `await new Promise((resolve, reject) => {
      const image = new Image();
      image.onload = image.onerror = resolve;
      image.src = url;
    })`,
    worksIn: 'page',
  },
  {
    name: 'a beacon',
    attempt: `if (!navigator.sendBeacon(url, 'secret')) throw new Error('refused')`,
    worksIn: 'page',
  },
  {
    name: 'a font',
    attempt: `await new FontFace('thief', 'url(' + url + ')').load().catch(() => {})`,
    worksIn: 'page',
  },
  {
    name: 'WebRTC',
    attempt: `const peer = new RTCPeerConnection({ iceServers: [{ urls: url.replace(/^https?:\\/\\//, 'stun:').replace(/\\/.*/, '') }] });
      peer.createDataChannel('a');
      await peer.setLocalDescription();`,
  },
  { name: 'a service worker', attempt: `await navigator.serviceWorker.register(url)` },
  { name: 'a shared worker', attempt: `new SharedWorker(url)` },
  { name: 'a worker', attempt: `new Worker(url)` },
  {
    name: 'a worker of the worker that fetches',
    attempt: `const source = 'fetch(' + JSON.stringify(url) + ').finally(() => postMessage(0))';
      const worker = new Worker(URL.createObjectURL(new Blob([source])));
      await new Promise((resolve) => { worker.onmessage = resolve; worker.onerror = resolve; });`,
    worksIn: 'worker',
  },
  {
    name: 'a worker found by its constructor',
    attempt: `new (globalThis.constructor.Worker ?? self.constructor.constructor('return Worker')())(url)`,
  },
  {
    name: 'WebAssembly from an address',
    attempt: `await WebAssembly.compileStreaming(await fetch(url))`,
    worksIn: 'worker',
  },
  { name: 'the page elsewhere', attempt: `location.href = url; throw new Error('ignored')` },
  { name: 'a window', attempt: `open(url)` },
  { name: 'the whole tab elsewhere', attempt: `top.location = url` },
  {
    name: 'a link',
    attempt: `const link = document.createElement('link');
      link.rel = 'stylesheet'; link.href = url;
      await new Promise((resolve) => { link.onload = link.onerror = resolve; document.head.append(link); });`,
    worksIn: 'page',
  },
  {
    name: 'a form',
    attempt: `const form = document.createElement('form'); form.action = url; form.submit()`,
  },
  {
    name: 'a download',
    attempt: `const link = document.createElement('a'); link.href = url; link.download = 'a'; link.click()`,
  },
  {
    name: 'node:http',
    attempt: `
      const { get } = await import('node:http');
      await new Promise((resolve, reject) => { get(url, resolve).on('error', reject); });`,
  },
  { name: 'a background fetch', attempt: `await registration.backgroundFetch.fetch('a', url)` },
  {
    name: 'a source map',
    attempt: `await import(/* @vite-ignore */ URL.createObjectURL(new Blob(
        ['throw new Error("mapped")\\n//# sourceMappingURL=' + url], { type: 'text/javascript' })))`,
  },
];
