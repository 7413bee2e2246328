/** The address of the exercise that the tests open, below the language. */
export const exercise = 'e-receive/receive-json/';
