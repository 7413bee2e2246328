/** What programs use to tell whether an assertion passed, or how it failed. */
export const tell = `const tell = (run: () => void) => {
  try {
    run();
    console.log('passed');
  } catch (error: any) {
    console.log(error.name, error.code, error.generatedMessage, error.operator);
    console.log(error.message);
  }
};`;
