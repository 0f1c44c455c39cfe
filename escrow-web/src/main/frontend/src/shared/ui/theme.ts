import { useSyncExternalStore } from 'react';

export type Theme = 'light' | 'dark';

const COOKIE = 'paychain_theme';
const listeners = new Set<() => void>();
let theme: Theme = 'light';

/** Applies the remembered theme, or the system's; called before the first paint of the app. */
export function startTheme(): void {
  const remembered = /(?:^|; )paychain_theme=(light|dark)/.exec(document.cookie)?.[1] as Theme | undefined;
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  apply(remembered ?? (system.matches ? 'dark' : 'light'));
  system.addEventListener('change', (event) => {
    if (!document.cookie.includes(`${COOKIE}=`)) apply(event.matches ? 'dark' : 'light');
  });
}

export function toggleTheme(): void {
  apply(theme === 'dark' ? 'light' : 'dark');
  document.cookie = `${COOKIE}=${theme}; path=/; SameSite=Strict; max-age=31536000`;
}

export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, () => theme);
}

function apply(next: Theme): void {
  theme = next;
  document.documentElement.dataset['theme'] = next;
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
