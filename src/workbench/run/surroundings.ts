/** The port on which everybody looks for the learner's server. */
export const serverPort = 8000;

/** The network that Run's programs and the hand-driven clients share; checks have their own. */
export const runNetwork = 'run';

/** What a learner's program finds in `process.env`. */
export const learnerEnvironment: Readonly<Record<string, string>> = {
  PORT: String(serverPort),
  SERVER_URL: `ws://localhost:${serverPort}`,
};
