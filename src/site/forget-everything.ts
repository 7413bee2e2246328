/** The databases of the site: the learner's work, and classes. */
const databases = ['enchufe', 'enchufe-class'];
const prefix = 'enchufe:';

/** Deletes all that the site keeps in this browser but itself; `blocked` where another tab of it holds something. */
export async function forgetEverything(): Promise<'done' | 'blocked'> {
  for (const storage of [localStorage, sessionStorage]) {
    for (const key of Object.keys(storage)) if (key.startsWith(prefix)) storage.removeItem(key);
  }
  const ends = await Promise.all(databases.map(deleteDatabase));
  return ends.includes('blocked') ? 'blocked' : 'done';
}

/** Makes the page's button ask and delete, and tells how it ended. */
export function offerToForget(): void {
  const button = document.querySelector<HTMLElement>('[data-forget-everything]');
  const news = document.querySelector('[data-forget-news]');
  if (!button || !news) return;
  button.addEventListener('click', () => {
    if (!confirm(button.dataset['question'])) return;
    void forgetEverything()
      .catch(() => 'blocked' as const)
      .then((end) => {
        news.textContent = button.dataset[end] ?? '';
      });
  });
}

function deleteDatabase(name: string): Promise<'done' | 'blocked'> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => {
      resolve('done');
    };
    // It is deleted as soon as the other tab is closed.
    request.onblocked = () => {
      resolve('blocked');
    };
    request.onerror = () => {
      reject(new Error(`The database ${name} could not be deleted.`, { cause: request.error }));
    };
  });
}
