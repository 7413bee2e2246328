import type { EngineChoiceTexts } from './engine-choice.ts';

const tellThePublisher = 'Tell whoever publishes this course: you cannot mend it from here.';

/** The words of choosing an engine in English. */
export const engineChoiceEnglish: EngineChoiceTexts = {
  engines: {
    embedded: {
      name: 'Embedded engine',
      lead: 'Starts at once and works offline. It plays Node inside this page, with the genuine ws package.',
    },
    webcontainer: {
      name: 'Real Node (WebContainer)',
      lead: 'Actual Node.js in your browser, with StackBlitz’s technology. It needs the internet and takes a few seconds to start.',
    },
  },
  onTrial: 'on trial',
  stops: 'Changing the engine stops what is running; your code and the wire stay as they are.',
  differences: 'How they differ',
  topic: 'Aspect',
  rows: [
    { topic: 'Start', embedded: 'At once', webcontainer: 'A few seconds; longer the first time' },
    { topic: 'Offline', embedded: 'Works', webcontainer: 'Does not work' },
    {
      topic: 'Network faults',
      embedded: 'All: delay, pause, cut, go silent…',
      webcontainer: 'None; a client can still cut',
    },
    {
      topic: 'Checks with a virtual clock',
      embedded: 'Immediate',
      webcontainer: 'The same verdict, more slowly',
    },
    {
      topic: 'Where your code runs',
      embedded: 'In a sandboxed frame of this page',
      webcontainer: 'In a container inside your browser, downloaded from stackblitz.com',
    },
    {
      topic: 'Licence',
      embedded: 'MIT, like the whole course',
      webcontainer: 'Client MIT; the service, under StackBlitz’s terms',
    },
  ],
  terms: 'StackBlitz’s terms',
  steps: {
    downloading: 'Download',
    installing: 'Install',
    starting: 'Start',
    testing: 'Test',
  },
  stepList: 'Steps to open real Node',
  opening: (step) => `Opening real Node: ${now[step]}.`,
  meanwhile: 'You can keep typing; if you press Run, it begins as soon as Node is ready.',
  cancel: 'Back to the embedded engine',
  switched: {
    embedded: 'Your code now runs in the embedded engine.',
    webcontainer: 'Real Node is ready: your code now runs in it.',
  },
  tryAgain: 'Try again',
  reload: 'Reload the page',
  stay: 'Stay with the embedded one',
  still: 'Your code and the wire are as they were, and Run uses the embedded engine.',
  details: 'Technical details',
  reasons: {
    'unsupported-browser': {
      what: 'This browser lacks something that real Node needs.',
      todo: 'Try a recent Chrome, Edge or Firefox.',
    },
    'not-cross-origin-isolated': {
      what: 'This page was served without the isolation that real Node needs (HTTPS and the headers COOP and COEP).',
      todo: tellThePublisher,
    },
    offline: {
      what: 'There is no connection, and real Node is downloaded from the internet.',
      todo: 'Connect and try again.',
    },
    blocked: {
      what: 'There is a connection, but something keeps stackblitz.com away: an extension, a proxy or a firewall.',
      todo: 'Allow that address in your blocker, or try another network.',
    },
    'cookies-blocked': {
      what: 'Your browser does not let StackBlitz store anything here, because it blocks third-party cookies.',
      todo: 'Allow them for this site and try again.',
    },
    'no-licence': {
      what: 'StackBlitz allows no containers at this site’s address: it has no licence, or its key is not valid.',
      todo: tellThePublisher,
    },
    'no-answer': {
      what: {
        downloading: 'StackBlitz did not deliver the container in time.',
        installing: 'The container came, but did not finish installing the project in time.',
        starting: 'The project was installed, but Node did not start in time.',
        testing: 'Node started, but did not finish its test in time.',
      },
      todo: 'Try again in a while, or from a faster network.',
    },
    'self-test-failed': {
      what: 'Node started, but two programs could not speak over a WebSocket inside the container.',
      todo: 'Try again; if it keeps happening, the container is to blame and not your code.',
    },
    'reload-needed': {
      what: 'The container of this page stopped answering earlier, and there can be no other until you reload it.',
      todo: 'Reload the page: your code is saved, but the wire is emptied.',
    },
    failed: {
      what: {
        downloading: 'The container could not start.',
        installing: 'The container came, but could not install the project.',
        starting: 'The project was installed, but Node could not start.',
        testing: 'Node started, but its test could not be made.',
      },
      todo: 'Try again; if it keeps happening, the technical details tell what it answered.',
    },
  },
  losses: {
    died: {
      what: 'The container stopped answering, and with it the programs that were running.',
      todo: 'To go back to real Node, reload the page: your code is saved, but the wire is emptied.',
    },
    'kill-ignored': {
      what: 'A program could not be stopped, so the whole container was closed.',
      todo: 'Look for a loop that never ends, then try again.',
    },
  },
};

const now = {
  downloading: 'downloading the container',
  installing: 'installing the project with ws',
  starting: 'starting Node',
  testing: 'testing that two programs can speak',
} as const;
