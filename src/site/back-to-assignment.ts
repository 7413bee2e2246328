import { openAssignmentKey } from '../workbench/checking/assignment-terms.ts';

/**
 * The script that leads from an exercise back to the assignment that is open in this browser, where the exercise
 * belongs to it, and says what the assignment leaves out; as text: it runs while the page is read, so that nothing
 * moves afterwards.
 */
export const backToAssignmentScript = `(() => {
  const place = document.querySelector('[data-assignment-of]');
  try {
    const { title, keys, terms = {} } = JSON.parse(localStorage.getItem('${openAssignmentKey}'));
    if (!keys.includes(place.dataset.assignmentOf)) return;
    place.querySelector('[data-title]').textContent = title;
    const part = (name) => place.querySelector('[data-term=' + name + ']');
    part('hints').hidden = terms.hints !== false;
    part('solution').hidden = terms.solution !== false;
    const shown = terms.shownChecks > 0 ? part(terms.shownChecks === 1 ? 'one' : 'some') : null;
    if (shown) {
      shown.textContent = shown.textContent.replace('#', terms.shownChecks);
      shown.hidden = false;
    }
    place.hidden = false;
  } catch {}
})();`;
