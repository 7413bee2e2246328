/** What whoever builds the site chooses for its engines. */
export type EngineSettings = {
  /** `PUBLIC_DEFAULT_ENGINE`: what learners get who didn't choose; default `embedded`. */
  defaultEngine: 'embedded' | 'webcontainer';
  /** `PUBLIC_WEBCONTAINER_CLIENT_ID`: StackBlitz's key for this site's address. */
  webContainerClientId: string | undefined;
};

/** The engines' build-time settings; throws, and so fails the build, when one has a value that means nothing. */
export const engineSettings: EngineSettings = readEngineSettings({
  PUBLIC_DEFAULT_ENGINE: import.meta.env.PUBLIC_DEFAULT_ENGINE,
  PUBLIC_WEBCONTAINER_CLIENT_ID: import.meta.env.PUBLIC_WEBCONTAINER_CLIENT_ID,
});

/** Reads the settings from the build's variables. */
export function readEngineSettings(variables: Readonly<Record<string, unknown>>): EngineSettings {
  const engine = variables['PUBLIC_DEFAULT_ENGINE'] ?? '';
  const clientId = variables['PUBLIC_WEBCONTAINER_CLIENT_ID'];
  if (engine !== '' && engine !== 'embedded' && engine !== 'webcontainer') {
    throw new Error(
      `Expected PUBLIC_DEFAULT_ENGINE to be embedded or webcontainer, got ${JSON.stringify(engine)}.`,
    );
  }
  return {
    defaultEngine: engine === 'webcontainer' ? 'webcontainer' : 'embedded',
    webContainerClientId: typeof clientId === 'string' && clientId !== '' ? clientId : undefined,
  };
}
