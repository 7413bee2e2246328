import type { Scenario } from '../scenario.ts';
import { furtherDependencies } from './further-dependencies.ts';
import { furtherEndings } from './further-endings.ts';
import { furtherMessages } from './further-messages.ts';
import { furtherRequests } from './further-requests.ts';
import { furtherRouting } from './further-routing.ts';

/** Situations from the same semantics that the recorded file doesn't have; compared with FastAPI by `--oracle --further`. */
export const furtherScenarios: readonly Scenario[] = [
  ...furtherEndings,
  ...furtherMessages,
  ...furtherRouting,
  ...furtherRequests,
  ...furtherDependencies,
];
