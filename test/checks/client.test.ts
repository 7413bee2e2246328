import { afterAll } from 'vitest';
import { bundleProgram } from '../../src/bundles/bundle-program.ts';
import { projectFile } from '../../src/bundles/project-file.ts';
import { openNodeEngine } from '../../src/engine/node/node-engine.ts';
import { clientProof } from './client-proof.ts';

const engine = openNodeEngine();
afterAll(() => engine.close());
clientProof(() => engine, await bundleProgram(projectFile('test/checks/judges/visit-judge.ts')));
