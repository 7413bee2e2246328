import { App } from 'enchufe';
import type { AppLog } from '../app-log.ts';
import { furtherRoutes } from '../further/further-routes.ts';
import type { Mount } from './mount.ts';
import { sectionA } from './section-a.ts';
import { sectionB } from './section-b.ts';
import { sectionC } from './section-c.ts';
import { sectionD } from './section-d.ts';
import { sectionE } from './section-e.ts';
import { sectionF } from './section-f.ts';
import { sectionG } from './section-g.ts';
import { sectionH } from './section-h.ts';
import { sectionI } from './section-i.ts';

/** An app with the routes of one section of the scenarios (`further` has those of all), which notes in the log what its handlers do. */
export function openApp(section: string, log: AppLog): App {
  const app = new App();
  app.onUncaught = (error) => log.escaped(error);
  const mount: Mount = (path, mounted = new App()) => {
    mounted.onUncaught = app.onUncaught;
    app.mount(path, mounted);
    return mounted;
  };
  const registers = section === 'further' ? Object.values(sections) : [sections[section]];
  for (const register of registers) {
    if (!register) throw new Error(`There is no section "${section}".`);
    register(app, log, mount);
  }
  return app;
}

const sections: Readonly<Record<string, (app: App, log: AppLog, mount: Mount) => void>> = {
  A: sectionA,
  B: sectionB,
  C: sectionC,
  D: sectionD,
  E: sectionE,
  F: (app, _, mount) => sectionF(app, mount),
  G: sectionG,
  H: sectionH,
  I: sectionI,
  further: furtherRoutes,
};
