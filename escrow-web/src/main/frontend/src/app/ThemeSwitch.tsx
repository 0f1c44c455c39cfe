import { Moon, Sun } from 'lucide-react';
import { toggleTheme, useTheme } from '@/shared/ui/theme';

export function ThemeSwitch() {
  const dark = useTheme() === 'dark';
  const Icon = dark ? Sun : Moon;
  return (
    <button type="button" onClick={toggleTheme} data-testid="theme-switch" aria-label={dark ? 'Use the light theme' : 'Use the dark theme'} className="grid size-11 place-items-center rounded-lg text-muted hover:bg-sunken hover:text-ink">
      <Icon aria-hidden className="size-5" />
    </button>
  );
}
