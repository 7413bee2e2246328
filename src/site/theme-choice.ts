type ThemeChoice = 'system' | 'light' | 'dark';

const following: Readonly<Record<ThemeChoice, ThemeChoice>> = {
  system: 'light',
  light: 'dark',
  dark: 'system',
};

/** Makes the theme button go through system, light and dark, keeps the choice, and follows the system. */
export function listenForThemeChanges(): void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const button = document.querySelector<HTMLElement>('[data-theme-switch]');
  const show = (): void => showTheme(readChoice(), system.matches, button);
  button?.addEventListener('click', () => {
    keepChoice(following[readChoice()]);
    show();
  });
  system.addEventListener('change', show);
  addEventListener('storage', ({ key, newValue }) => {
    if (key !== 'enchufe:theme') return;
    document.documentElement.dataset['themeChoice'] = newValue ?? 'system';
    show();
  });
  show();
}

function showTheme(choice: ThemeChoice, systemIsDark: boolean, button: HTMLElement | null): void {
  const { dataset } = document.documentElement;
  if (choice === 'system') delete dataset['themeChoice'];
  else dataset['themeChoice'] = choice;
  dataset['theme'] = choice === 'system' ? (systemIsDark ? 'dark' : 'light') : choice;
  const words = button?.dataset[choice] ?? '';
  button?.setAttribute('title', words);
  button?.querySelector('[data-theme-words]')?.replaceChildren(words);
}

function readChoice(): ThemeChoice {
  const choice = document.documentElement.dataset['themeChoice'];
  return choice === 'light' || choice === 'dark' ? choice : 'system';
}

function keepChoice(choice: ThemeChoice): void {
  document.documentElement.dataset['themeChoice'] = choice;
  try {
    if (choice === 'system') localStorage.removeItem('enchufe:theme');
    else localStorage.setItem('enchufe:theme', choice);
  } catch {
    // Storage is switched off: the choice lasts as long as the page.
  }
}
