import type { EngineChoiceTexts } from './engine-choice.ts';

const tellThePublisher = 'Avisa a quien publica el curso: desde aquí no puedes arreglarlo.';

/** The words of choosing an engine in Spanish. */
export const engineChoiceSpanish: EngineChoiceTexts = {
  engines: {
    embedded: {
      name: 'Motor integrado',
      lead: 'Arranca al instante y funciona sin conexión. Hace de Node dentro de esta página, con el paquete ws auténtico.',
    },
    webcontainer: {
      name: 'Node real (WebContainer)',
      lead: 'Node.js de verdad en tu navegador, con la tecnología de StackBlitz. Necesita Internet y tarda unos segundos en arrancar.',
    },
  },
  onTrial: 'en pruebas',
  stops:
    'Al cambiar de motor se para lo que esté en marcha; tu código y el cable se quedan como están.',
  differences: 'En qué se diferencian',
  topic: 'Aspecto',
  rows: [
    {
      topic: 'Arranque',
      embedded: 'Al instante',
      webcontainer: 'Unos segundos; más la primera vez',
    },
    { topic: 'Sin conexión', embedded: 'Funciona', webcontainer: 'No funciona' },
    {
      topic: 'Fallos de red',
      embedded: 'Todos: retrasar, pausar, cortar, enmudecer…',
      webcontainer: 'Ninguno; el cliente sí puede cortar',
    },
    {
      topic: 'Comprobaciones con reloj virtual',
      embedded: 'Inmediatas',
      webcontainer: 'El mismo veredicto, más despacio',
    },
    {
      topic: 'Dónde corre tu código',
      embedded: 'En un marco aislado de esta página',
      webcontainer: 'En un contenedor dentro de tu navegador, que se descarga de stackblitz.com',
    },
    {
      topic: 'Licencia',
      embedded: 'MIT, como todo el curso',
      webcontainer: 'Cliente MIT; el servicio, con las condiciones de StackBlitz',
    },
  ],
  terms: 'Condiciones de StackBlitz',
  steps: {
    downloading: 'Descargar',
    installing: 'Instalar',
    starting: 'Arrancar',
    testing: 'Probar',
  },
  stepList: 'Pasos para abrir Node real',
  opening: (step) => `Abriendo Node real: ${now[step]}.`,
  meanwhile: 'Puedes seguir escribiendo; si pulsas Ejecutar, empezará en cuanto esté listo.',
  cancel: 'Volver al motor integrado',
  switched: {
    embedded: 'Ahora tu código se ejecuta en el motor integrado.',
    webcontainer: 'Node real está listo: ahora tu código se ejecuta en él.',
  },
  tryAgain: 'Volver a intentarlo',
  reload: 'Recargar la página',
  stay: 'Quedarme con el integrado',
  still: 'Tu código y el cable siguen como estaban, y Ejecutar usa el motor integrado.',
  details: 'Detalles técnicos',
  reasons: {
    'unsupported-browser': {
      what: 'A este navegador le falta algo que Node real necesita.',
      todo: 'Prueba con una versión reciente de Chrome, Edge o Firefox.',
    },
    'not-cross-origin-isolated': {
      what: 'Esta página se ha servido sin el aislamiento que Node real necesita (HTTPS y las cabeceras COOP y COEP).',
      todo: tellThePublisher,
    },
    offline: {
      what: 'No hay conexión, y Node real se descarga de Internet.',
      todo: 'Conéctate y vuelve a intentarlo.',
    },
    blocked: {
      what: 'Hay conexión, pero algo no deja llegar a stackblitz.com: una extensión, un proxy o un cortafuegos.',
      todo: 'Permite esa dirección en tu bloqueador o prueba desde otra red.',
    },
    'cookies-blocked': {
      what: 'Tu navegador no deja que StackBlitz guarde datos aquí, porque bloquea las cookies de terceros.',
      todo: 'Permítelas para este sitio y vuelve a intentarlo.',
    },
    'no-licence': {
      what: 'StackBlitz no admite contenedores en la dirección de este sitio: le falta una licencia o su clave no vale.',
      todo: tellThePublisher,
    },
    'no-answer': {
      what: {
        downloading: 'StackBlitz no ha entregado el contenedor a tiempo.',
        installing: 'El contenedor llegó, pero no terminó a tiempo de instalar el proyecto.',
        starting: 'El proyecto se instaló, pero Node no arrancó a tiempo.',
        testing: 'Node arrancó, pero no terminó su prueba a tiempo.',
      },
      todo: 'Vuelve a intentarlo dentro de un rato o desde una red más rápida.',
    },
    'self-test-failed': {
      what: 'Node arrancó, pero dos programas no consiguieron hablar por WebSocket dentro del contenedor.',
      todo: 'Vuelve a intentarlo; si se repite, la culpa es del contenedor y no de tu código.',
    },
    'reload-needed': {
      what: 'El contenedor de esta página dejó de responder antes, y no puede haber otro hasta que la recargues.',
      todo: 'Recarga la página: tu código está guardado, pero el cable se vacía.',
    },
    failed: {
      what: {
        downloading: 'El contenedor no ha podido arrancar.',
        installing: 'El contenedor llegó, pero no ha podido instalar el proyecto.',
        starting: 'El proyecto se instaló, pero Node no ha podido arrancar.',
        testing: 'Node arrancó, pero su prueba no ha podido hacerse.',
      },
      todo: 'Vuelve a intentarlo; si se repite, los detalles técnicos dicen qué respondió.',
    },
  },
  losses: {
    died: {
      what: 'El contenedor ha dejado de responder, y con él los programas que estaban en marcha.',
      todo: 'Para volver a Node real, recarga la página: tu código está guardado, pero el cable se vacía.',
    },
    'kill-ignored': {
      what: 'Un programa no se dejaba parar, así que se ha cerrado el contenedor entero.',
      todo: 'Busca un bucle que no termina nunca y después vuelve a intentarlo.',
    },
  },
};

const now = {
  downloading: 'descargando el contenedor',
  installing: 'instalando el proyecto con ws',
  starting: 'arrancando Node',
  testing: 'comprobando que dos programas pueden hablar',
} as const;
