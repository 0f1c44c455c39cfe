import type { Config } from 'tailwindcss';

const token = (name: string) => `rgb(var(--${name}) / <alpha-value>)`;

export default {
  content: ['./index.html', './src/**/*.{ts,tsx}'],
  theme: {
    extend: {
      colors: {
        bg: token('bg'),
        surface: token('surface'),
        sunken: token('sunken'),
        ink: token('ink'),
        muted: token('muted'),
        line: token('line'),
        control: token('control'),
        primary: { DEFAULT: token('primary'), hover: token('primary-hover'), on: token('on-primary'), soft: token('primary-soft'), text: token('primary-text') },
        worker: { DEFAULT: token('worker'), solid: token('worker-solid'), hover: token('worker-hover'), soft: token('worker-soft'), text: token('worker-text') },
        employer: { DEFAULT: token('employer'), solid: token('employer-solid'), hover: token('employer-hover'), soft: token('employer-soft'), text: token('employer-text') },
        danger: { DEFAULT: token('danger'), hover: token('danger-hover'), soft: token('danger-soft'), text: token('danger-text') },
        warn: { soft: token('warn-soft'), text: token('warn-text') },
        night: { DEFAULT: token('night'), ink: token('night-ink'), muted: token('night-muted'), line: token('night-line') },
      },
      fontFamily: {
        sans: ['"Inter Variable"', 'ui-sans-serif', 'system-ui', 'sans-serif'],
        mono: ['ui-monospace', 'SFMono-Regular', 'Menlo', 'monospace'],
      },
      fontSize: {
        h1: ['clamp(2rem, 1.4rem + 2.4vw, 3rem)', { lineHeight: '1.1', letterSpacing: '-0.025em', fontWeight: '700' }],
        h2: ['clamp(1.6rem, 1.2rem + 1.6vw, 2.25rem)', { lineHeight: '1.15', letterSpacing: '-0.02em', fontWeight: '700' }],
        page: ['clamp(1.5rem, 1.3rem + 0.9vw, 2rem)', { lineHeight: '1.2', letterSpacing: '-0.02em', fontWeight: '700' }],
      },
      boxShadow: {
        card: '0 1px 2px rgb(var(--shade) / 0.06), 0 1px 3px rgb(var(--shade) / 0.05)',
        lift: '0 2px 4px rgb(var(--shade) / 0.06), 0 12px 28px -8px rgb(var(--shade) / 0.18)',
      },
      keyframes: {
        'fade-in': { from: { opacity: '0' }, to: { opacity: '1' } },
        'slide-up': { from: { opacity: '0', transform: 'translateY(14px)' }, to: { opacity: '1', transform: 'none' } },
        'scale-in': { from: { opacity: '0', transform: 'scale(0.97)' }, to: { opacity: '1', transform: 'none' } },
        shimmer: { from: { opacity: '0.55' }, to: { opacity: '1' } },
      },
      animation: {
        'fade-in': 'fade-in 240ms ease-out both',
        'slide-up': 'slide-up 420ms cubic-bezier(0.2, 0.7, 0.2, 1) both',
        'scale-in': 'scale-in 200ms ease-out both',
        shimmer: 'shimmer 900ms ease-in-out infinite alternate',
      },
    },
  },
  plugins: [],
} satisfies Config;
