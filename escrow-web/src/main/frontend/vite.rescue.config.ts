import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import autoprefixer from 'autoprefixer';
import tailwind from 'tailwindcss';
import { defineConfig } from 'vite';
import { oneFile } from './build/oneFile.ts';
import { alias } from './vite.alias.ts';
import base from './tailwind.config.ts';

// The rescue page as one file, built before the app: this build empties the folder, the app's adds to it.
export default defineConfig({
  plugins: [react(), oneFile()],
  publicDir: false,
  resolve: { alias },
  css: { postcss: { plugins: [tailwind({ ...base, content: ['./rescue.html', './src/features/rescue/**/*.tsx', './src/shared/**/*.tsx'] }), autoprefixer()] } },
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: () => true,
    cssCodeSplit: false,
    modulePreload: false,
    sourcemap: false,
    rolldownOptions: { input: fileURLToPath(new URL('./rescue.html', import.meta.url)), output: { codeSplitting: false } },
  },
});
