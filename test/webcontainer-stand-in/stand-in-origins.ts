import type { Fault } from './faults.ts';

/** Where a page asks for the stand-in's origins. */
export const standInAddress = '/stand-in-origins';

/** The origins of a stand-in: without a fault, and by fault. */
export type StandInOrigins = { sound: string; faulty: Record<Fault, string> };
