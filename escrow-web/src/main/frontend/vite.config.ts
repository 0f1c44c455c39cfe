/// <reference types="vitest/config" />
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { alias } from './vite.alias.ts';

// The policy the server sends forbids inline scripts, inline styles and data: fonts,
// so nothing may be inlined into the page or the style sheet.
export default defineConfig({
  plugins: [react()],
  resolve: { alias },
  build: {
    target: 'es2022',
    outDir: 'dist',
    // vite.rescue.config.ts comes first and empties it.
    emptyOutDir: false,
    assetsInlineLimit: 0,
    sourcemap: false,
    manifest: 'asset-manifest.json',
    modulePreload: { polyfill: false },
    // The operators' console uses the same font, so its name is not the build's; it changes with the font's release.
    rolldownOptions: { output: { assetFileNames: ({ names }) => (names.includes('inter-latin-wght-normal.woff2') ? 'assets/inter-latin-5.3.woff2' : 'assets/[name]-[hash][extname]') } },
  },
  server: {
    port: 5173,
    proxy: {
      '/api': 'http://localhost:8000',
      '/rt': { target: 'ws://localhost:8000', ws: true },
    },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
    restoreMocks: true,
    // Loading the libraries once for all files is most of the time; every test cleans up after itself.
    isolate: false,
    // Deriving keys takes seconds on a busy machine.
    testTimeout: 20_000,
  },
});
