/** Programs that try to reach what belongs to the page, to the browser or to another program; each throws where it can't. */
export const pageAttacks: readonly (readonly [what: string, attempt: string])[] = [
  ['the page', `parent.document.title = 'stolen'`],
  ['the document', `document.title = 'stolen'`],
  ['the top window', `top.postMessage('stolen', '*')`],
  ['the window that opened it', `opener.postMessage('stolen', '*')`],
  ['the frames of the page', `frames[0].postMessage('stolen', '*')`],
  ['a pop-up', `open('about:blank')`],
  ['an alert', `alert('stolen')`],
  [
    'the frame that made it',
    `postMessage({ type: 'ended', end: { status: 'ended', exitCode: 0 } })`,
  ],
  [
    'the postMessage of the prototype',
    `
    let owner = globalThis;
    while (!Object.hasOwn(owner, 'postMessage')) owner = Object.getPrototypeOf(owner);
    owner.postMessage.call(globalThis, 'stolen');`,
  ],
  ['the global close', `close()`],
  ['a broadcast channel', `new BroadcastChannel('enchufe').postMessage('stolen')`],
  ['localStorage', `localStorage.setItem('enchufe', 'stolen')`],
  ['sessionStorage', `sessionStorage.setItem('enchufe', 'stolen')`],
  ['cookies', `document.cookie = 'enchufe=stolen'`],
  ['the cookie store', `await cookieStore.set('enchufe', 'stolen')`],
  [
    'IndexedDB',
    `
    await new Promise((resolve, reject) => {
      const request = indexedDB.open('stolen');
      request.onsuccess = resolve;
      request.onerror = () => reject(request.error);
    })`,
  ],
  ['the cache', `await caches.open('stolen')`],
  ['the private file system', `await navigator.storage.getDirectory()`],
  [
    'the old file system',
    `
    await new Promise((resolve, reject) => webkitRequestFileSystem(0, 1024, resolve, reject))`,
  ],
  ['a file system that waits', `webkitRequestFileSystemSync(0, 1024)`],
  ['how much is stored', `await navigator.storage.estimate()`],
  ['locks', `await navigator.locks.request('enchufe', () => 1)`],
  ['the clipboard', `await navigator.clipboard.readText()`],
  ['the place where it is', `navigator.geolocation.getCurrentPosition(() => {})`],
  ['permissions', `await navigator.permissions.query({ name: 'geolocation' })`],
  ['notifications', `new Notification('stolen')`],
  ['USB devices', `await navigator.usb.getDevices()`],
  ['input devices', `await navigator.hid.getDevices()`],
  ['serial ports', `await navigator.serial.getPorts()`],
  ['Bluetooth', `await navigator.bluetooth.getDevices()`],
  ['the graphics processor', `await navigator.gpu.requestAdapter()`],
  ['the camera', `await navigator.mediaDevices.getUserMedia({ video: true })`],
  ['the screen', `await navigator.wakeLock.request('screen')`],
  ['sensors', `new Accelerometer().start()`],
  ['how busy the machine is', `await new PressureObserver(() => {}).observe('cpu')`],
  ['push messages', `await registration.pushManager.subscribe()`],
  ['a canvas', `new OffscreenCanvas(1, 1).getContext('2d')`],
  ['a worklet', `await CSS.paintWorklet.addModule('data:text/javascript,')`],
  ['a worker', `new Worker(URL.createObjectURL(new Blob([''])))`],
  ['a shared worker', `new SharedWorker(URL.createObjectURL(new Blob([''])))`],
  [
    'the address of the page',
    `if (location.ancestorOrigins ?? location.href) console.log(location.href)`,
  ],
  ['eval', `eval('1')`],
  ['eval by another name', `(0, globalThis.eval)('1')`],
  ['a function from text', `new Function('return 1')()`],
  ['a function from text, by a constructor', `(async () => {}).constructor('return 1')()`],
  ['a timer with text', `setTimeout('globalThis.stolen = 1')`],
  ['shared memory', `new SharedArrayBuffer(8)`],
  [
    'shared memory of WebAssembly',
    `
    const { buffer } = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
    structuredClone(buffer)`,
  ],
  ['WebAssembly code', `new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))`],
  ['files', `(await import('node:fs')).readFileSync('/etc/passwd')`],
  ['processes', `(await import('node:child_process')).execSync('id')`],
  ['threads', `new (await import('node:worker_threads')).Worker('1', { eval: true })`],
  ['the inside of process', `process.binding('fs')`],
  ['the answer for a judge', `process.send({ type: 'passed' })`],
];
