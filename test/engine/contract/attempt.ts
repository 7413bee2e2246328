/** What programs begin with that print what a call gives, or name, code and words of what it throws. */
export const attempt = `const attempt = (run: () => unknown) => {
  try {
    return run();
  } catch (error: any) {
    return \`\${error.name} \${error.code}: \${error.message}\`;
  }
};`;
