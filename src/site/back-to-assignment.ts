/**
 * The script that leads from an exercise back to the assignment that was opened last, where the exercise belongs
 * to it; as text: it runs while the page is read, so that nothing moves afterwards.
 */
export const backToAssignmentScript = `(() => {
  const place = document.querySelector('[data-assignment-of]');
  try {
    const { title, keys } = JSON.parse(localStorage.getItem('enchufe:assignment'));
    if (!keys.includes(place.dataset.assignmentOf)) return;
    place.querySelector('span').textContent = title;
    place.hidden = false;
  } catch {}
})();`;
