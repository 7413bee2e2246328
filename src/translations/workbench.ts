import type { Language } from './text.ts';

/** Every word that the workbench shows. */
export type WorkbenchTexts = {
  run: string;
  stop: string;
  check: string;
  startOver: string;
  runTip: (key: string) => string;
  stopTip: string;
  checkTip: (key: string) => string;
  startOverTip: string;
  actions: string;
  shiftKey: string;
  tabTip: string;
  files: string;
  server: string;
  results: string;
  resize: string;
  console: string;
  wire: string;
  clients: string;
  checks: string;
  editorLabel: (file: string) => string;
  editorDescription: string;
  editorLoading: string;
  plainEditor: string;
  editorFailed: string;
  saved: string;
  saving: string;
  notSaved: string;
  startedOver: string;
  undo: string;
  dismiss: string;
  state: {
    idle: string;
    starting: string;
    running: string;
    listening: (port: number) => string;
    stopped: string;
    ended: (code: number) => string;
    failed: string;
    failedAt: (place: string) => string;
    unresponsive: string;
    lost: string;
    engineFailed: string;
    checking: string;
  };
  silentServer: (port: number) => string;
  otherPort: (port: number, expected: number) => string;
  engineFailed: (reason: string) => string;
  consoleEmpty: string;
  consoleClear: string;
  consoleCapped: (lines: number) => string;
  consoleDropped: (lines: number) => string;
  consolePrograms: string;
  everyProgram: string;
  decimalPoint: string;
  connected: (clients: number) => string;
  goToLine: (place: string) => string;
  levels: Record<'log' | 'info' | 'debug' | 'warn' | 'error', string>;
  frame: (number: number) => string;
  handshake: string;
  failedHere: string;
  newClient: string;
  clientsEmpty: string;
  client: {
    program: string;
    path: string;
    message: string;
    format: string;
    text: string;
    json: string;
    bytes: string;
    send: string;
    connect: string;
    disconnect: string;
    remove: (name: string) => string;
    code: string;
    reason: string;
    closing: string;
    transcript: (name: string) => string;
    states: Record<'waiting' | 'starting' | 'connecting' | 'open' | 'closing' | 'closed', string>;
    sent: string;
    received: string;
    sentKind: Record<'text' | 'bytes', string>;
    size: (bytes: number) => string;
    opened: (path: string) => string;
    ping: string;
    pong: string;
    closed: (code: number, reason: string) => string;
    closedHard: string;
    refused: string;
    rejected: (status: number) => string;
    failed: (reason: string) => string;
    badJson: (reason: string) => string;
    badHex: string;
    noServer: string;
    empty: string;
  };
  checking: {
    empty: string;
    running: (done: number) => string;
    summary: (passed: number, all: number) => string;
    stopped: string;
    stale: string;
    notChecked: string;
    noChecks: string;
    states: Record<'passed' | 'failed' | 'timed-out' | 'crashed' | 'running', string>;
    expected: string;
    received: string;
    hint: (number: number, all: number) => string;
    hints: string;
    transcript: string;
    allPassed: string;
    allPassedNext: string;
    next: string;
    failure: (reason: string) => string;
    toServer: string;
    toClient: string;
  };
};

const es: WorkbenchTexts = {
  run: 'Ejecutar',
  stop: 'Parar',
  check: 'Comprobar',
  startOver: 'Empezar de nuevo',
  runTip: (key) => `Ejecuta tu código desde el principio (${key})`,
  stopTip: 'Para los programas que estén en marcha',
  checkTip: (key) => `Comprueba si tu código hace lo que pide la tarea (${key})`,
  startOverTip: 'Vuelve al código inicial; se puede deshacer',
  actions: 'Acciones',
  shiftKey: 'Mayús+',
  tabTip: 'para que Tab salga del editor',
  files: 'Archivos',
  server: 'servidor',
  results: 'Resultados',
  resize: 'Cambiar el alto del editor y de los resultados',
  console: 'Consola',
  wire: 'Cable',
  clients: 'Clientes',
  checks: 'Comprobaciones',
  editorLabel: (file) => `Código de ${file}`,
  editorDescription:
    'La tecla Tab escribe una tabulación. Pulsa Ctrl+M para que Tab salga del editor. Escape cierra las sugerencias.',
  editorLoading: 'Cargando el editor…',
  plainEditor: 'Editor sencillo',
  editorFailed: 'El editor completo no ha podido cargarse; puedes seguir en este sencillo.',
  saved: 'Guardado',
  saving: 'Guardando…',
  notSaved: 'Este navegador no deja guardar: copia tu código antes de salir.',
  startedOver: 'Has vuelto al código inicial.',
  undo: 'Deshacer',
  dismiss: 'Cerrar este aviso',
  state: {
    idle: 'Sin ejecutar',
    starting: 'Arrancando',
    running: 'En marcha',
    listening: (port) => `Escuchando en ${port}`,
    stopped: 'Parado',
    ended: (code) => `Terminó (código ${code})`,
    failed: 'Falló',
    failedAt: (place) => `Falló en ${place}`,
    unresponsive: 'No responde: parado',
    lost: 'Se perdió el motor',
    engineFailed: 'No se puede ejecutar',
    checking: 'Comprobando',
  },
  silentServer: (port) =>
    `El programa sigue en marcha, pero no escucha en ningún puerto; los clientes lo buscan en el ${port}.`,
  otherPort: (port, expected) =>
    `El servidor escucha en el puerto ${port}, pero los clientes lo buscan en el ${expected} (process.env.PORT).`,
  engineFailed: (reason) => `No se ha podido abrir el motor que ejecuta tu código: ${reason}`,
  consoleEmpty: 'Aquí sale lo que tu código escriba con console.log. Pulsa Ejecutar.',
  consoleClear: 'Vaciar la consola',
  consoleCapped: (lines) => `Se muestran las últimas 1000 líneas; ${lines} anteriores no caben.`,
  consoleDropped: (lines) =>
    `El programa escribió más rápido de lo que se puede leer: faltan ${lines} líneas.`,
  consolePrograms: 'Programas',
  everyProgram: 'Todos',
  decimalPoint: ',',
  connected: (clients) =>
    clients === 1 ? '1 cliente conectado' : `${clients} clientes conectados`,
  goToLine: (place) => `Ir a ${place}`,
  levels: { log: '', info: 'información', debug: 'detalle', warn: 'aviso', error: 'error' },
  frame: (number) => `trama ${number}`,
  handshake: 'handshake',
  failedHere: 'aquí falló',
  newClient: 'Nuevo cliente',
  clientsEmpty: 'Un cliente te deja hablar a mano con tu servidor. Pulsa Ejecutar o crea uno.',
  client: {
    program: 'cliente',
    path: 'Ruta',
    message: 'Mensaje',
    format: 'Enviar como',
    text: 'Texto',
    json: 'JSON',
    bytes: 'Bytes (hex)',
    send: 'Enviar',
    connect: 'Conectar',
    disconnect: 'Desconectar',
    remove: (name) => `Quitar a ${name}`,
    code: 'Código de cierre',
    reason: 'Motivo',
    closing: 'Cierre',
    transcript: (name) => `Conversación de ${name}`,
    states: {
      waiting: 'espera al servidor',
      starting: 'preparándose',
      connecting: 'conectando',
      open: 'conectado',
      closing: 'cerrando',
      closed: 'desconectado',
    },
    sent: 'enviado',
    received: 'recibido',
    sentKind: { text: 'texto', bytes: 'bytes' },
    size: (bytes) => (bytes === 1 ? '1 byte' : `${bytes} bytes`),
    opened: (path) => `Conexión abierta en ${path}`,
    ping: 'Llegó un ping; el cliente responde con pong',
    pong: 'Llegó un pong',
    closed: (code, reason) =>
      reason
        ? `Cerrada: código ${code}, motivo «${reason}»`
        : `Cerrada: código ${code}, sin motivo`,
    closedHard: 'Cerrada: código 1006, el cable se cortó sin trama de cierre',
    refused: 'Nadie escucha ahí: ejecuta tu servidor y mira su puerto.',
    rejected: (status) => `El servidor rechazó la conexión con la respuesta HTTP ${status}.`,
    failed: (reason) => `Error de la conexión: ${reason}`,
    badJson: (reason) => `Esto no es JSON: ${reason}`,
    badHex: 'Escribe los bytes en hexadecimal, por ejemplo: 48 6f 6c 61',
    noServer: 'El servidor no está en marcha.',
    empty: 'Todavía no se ha dicho nada.',
  },
  checking: {
    empty:
      'Pulsa Comprobar: otro programa hablará con tu servidor y te dirá qué funciona y qué no.',
    running: (done) => `Comprobando… ${done} hechas`,
    summary: (passed, all) => `Pasan ${passed} de ${all} comprobaciones`,
    stopped: 'Has parado la comprobación antes de que terminase.',
    stale: 'El código ha cambiado desde esta comprobación.',
    notChecked: 'No se ha podido comprobar',
    noChecks: 'Esta página no tiene comprobaciones.',
    states: {
      passed: 'Pasó',
      failed: 'Falló',
      'timed-out': 'Sin respuesta',
      crashed: 'Se cayó',
      running: 'En curso',
    },
    expected: 'Se esperaba',
    received: 'Llegó',
    hint: (number, all) => `Pista ${number} de ${all}`,
    hints: 'Pistas',
    transcript: 'Lo que cruzó el cable',
    allPassed: '¡Todo pasa!',
    allPassedNext: 'Tu servidor hace lo que pide la tarea.',
    next: 'Siguiente paso',
    failure: (reason) => `La comprobación no ha podido hacerse: ${reason}`,
    toServer: 'al servidor',
    toClient: 'al cliente',
  },
};

const en: WorkbenchTexts = {
  run: 'Run',
  stop: 'Stop',
  check: 'Check',
  startOver: 'Start over',
  runTip: (key) => `Runs your code from the beginning (${key})`,
  stopTip: 'Stops the programs that are running',
  checkTip: (key) => `Checks whether your code does what the task asks (${key})`,
  startOverTip: 'Goes back to the first code; can be undone',
  actions: 'Actions',
  shiftKey: 'Shift+',
  tabTip: 'lets Tab leave the editor',
  files: 'Files',
  server: 'server',
  results: 'Results',
  resize: 'Resize the editor and the results',
  console: 'Console',
  wire: 'Wire',
  clients: 'Clients',
  checks: 'Checks',
  editorLabel: (file) => `Code of ${file}`,
  editorDescription:
    'The Tab key writes a tab. Press Ctrl+M to let Tab leave the editor. Escape closes suggestions.',
  editorLoading: 'Loading the editor…',
  plainEditor: 'Plain editor',
  editorFailed: 'The full editor could not be loaded; you can go on in this plain one.',
  saved: 'Saved',
  saving: 'Saving…',
  notSaved: 'This browser does not let us save: copy your code before you leave.',
  startedOver: 'You are back at the first code.',
  undo: 'Undo',
  dismiss: 'Close this notice',
  state: {
    idle: 'Not run yet',
    starting: 'Starting',
    running: 'Running',
    listening: (port) => `Listening on ${port}`,
    stopped: 'Stopped',
    ended: (code) => `Ended (code ${code})`,
    failed: 'Failed',
    failedAt: (place) => `Failed at ${place}`,
    unresponsive: 'Not responding: stopped',
    lost: 'The engine was lost',
    engineFailed: 'Cannot run',
    checking: 'Checking',
  },
  silentServer: (port) =>
    `The program is running but listens on no port; the clients look for it on ${port}.`,
  otherPort: (port, expected) =>
    `The server listens on port ${port}, but the clients look for it on ${expected} (process.env.PORT).`,
  engineFailed: (reason) => `The engine that runs your code could not be opened: ${reason}`,
  consoleEmpty: 'What your code writes with console.log appears here. Press Run.',
  consoleClear: 'Clear the console',
  consoleCapped: (lines) => `The last 1000 lines are shown; ${lines} earlier ones do not fit.`,
  consoleDropped: (lines) =>
    `The program wrote faster than anybody can read: ${lines} lines are missing.`,
  consolePrograms: 'Programs',
  everyProgram: 'All',
  decimalPoint: '.',
  connected: (clients) => (clients === 1 ? '1 client connected' : `${clients} clients connected`),
  goToLine: (place) => `Go to ${place}`,
  levels: { log: '', info: 'info', debug: 'debug', warn: 'warning', error: 'error' },
  frame: (number) => `frame ${number}`,
  handshake: 'handshake',
  failedHere: 'failed here',
  newClient: 'New client',
  clientsEmpty: 'A client lets you talk to your server by hand. Press Run or make one.',
  client: {
    program: 'client',
    path: 'Path',
    message: 'Message',
    format: 'Send as',
    text: 'Text',
    json: 'JSON',
    bytes: 'Bytes (hex)',
    send: 'Send',
    connect: 'Connect',
    disconnect: 'Disconnect',
    remove: (name) => `Remove ${name}`,
    code: 'Close code',
    reason: 'Reason',
    closing: 'Close',
    transcript: (name) => `Conversation of ${name}`,
    states: {
      waiting: 'waiting for the server',
      starting: 'getting ready',
      connecting: 'connecting',
      open: 'connected',
      closing: 'closing',
      closed: 'disconnected',
    },
    sent: 'sent',
    received: 'received',
    sentKind: { text: 'text', bytes: 'bytes' },
    size: (bytes) => (bytes === 1 ? '1 byte' : `${bytes} bytes`),
    opened: (path) => `Connection open at ${path}`,
    ping: 'A ping arrived; the client answers with a pong',
    pong: 'A pong arrived',
    closed: (code, reason) =>
      reason ? `Closed: code ${code}, reason “${reason}”` : `Closed: code ${code}, no reason`,
    closedHard: 'Closed: code 1006, the wire was cut without a close frame',
    refused: 'Nobody listens there: run your server and look at its port.',
    rejected: (status) => `The server rejected the connection with HTTP response ${status}.`,
    failed: (reason) => `Connection error: ${reason}`,
    badJson: (reason) => `This is not JSON: ${reason}`,
    badHex: 'Write the bytes in hexadecimal, for example: 48 65 6c 6c 6f',
    noServer: 'The server is not running.',
    empty: 'Nothing has been said yet.',
  },
  checking: {
    empty:
      'Press Check: another program will talk to your server and tell what works and what does not.',
    running: (done) => `Checking… ${done} done`,
    summary: (passed, all) => `${passed} of ${all} checks pass`,
    stopped: 'You stopped the check before it was done.',
    stale: 'The code has changed since this check.',
    notChecked: 'Could not be checked',
    noChecks: 'This page has no checks.',
    states: {
      passed: 'Passed',
      failed: 'Failed',
      'timed-out': 'No answer',
      crashed: 'Crashed',
      running: 'Under way',
    },
    expected: 'Expected',
    received: 'Received',
    hint: (number, all) => `Hint ${number} of ${all}`,
    hints: 'Hints',
    transcript: 'What crossed the wire',
    allPassed: 'Everything passes!',
    allPassedNext: 'Your server does what the task asks.',
    next: 'Next step',
    failure: (reason) => `The check could not be made: ${reason}`,
    toServer: 'to the server',
    toClient: 'to the client',
  },
};

/** The words of the workbench in every language of the course. */
export const workbenchTexts: Readonly<Record<Language, WorkbenchTexts>> = { es, en };
