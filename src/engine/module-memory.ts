import { readModule, type ModuleSource } from './module-source.ts';
import type { NotLoaded } from './program-modules.ts';

type Reading = { text: string; source: ModuleSource | NotLoaded };

/** The last text of each file and what came of it, the one that was asked for longest ago first. */
const readings = new Map<string, Reading>();

/** Reads a module; the text that a file had the last time isn't read again: a judge and unchanged files start sooner. */
export function readModuleOnce(file: string, text: string): ModuleSource | NotLoaded {
  const known = readings.get(file);
  const reading = known?.text === text ? known : { text, source: readModule(file, text) };
  readings.delete(file);
  readings.set(file, reading);
  const [oldest] = readings.keys();
  if (readings.size > mostReadings && oldest !== undefined) readings.delete(oldest);
  return reading.source;
}

const mostReadings = 32;
