/** Keeps which page of the course is open, so that the home page leads back to it. */
export function keepPlace(): void {
  const { place } = document.body.dataset;
  if (place === undefined) return;
  try {
    localStorage.setItem('enchufe:place', place);
  } catch {
    // Without storage the home page begins at the first page.
  }
}
