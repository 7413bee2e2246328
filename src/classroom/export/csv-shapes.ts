/** The shapes of CSV that are offered. */
export const csvShapes = ['generic', 'moodle', 'canvas'] as const;

/** One of `csvShapes`. */
export type CsvShape = (typeof csvShapes)[number];
