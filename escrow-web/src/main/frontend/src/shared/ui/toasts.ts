import { useSyncExternalStore } from 'react';

export type ToastTone = 'info' | 'success' | 'warn' | 'danger';

export interface Toast {
  id: number;
  tone: ToastTone;
  title: string;
  text?: string;
  /** A path of the app that the toast leads to. */
  href?: string;
  kind?: string;
}

const LIFE_MS = 8_000;
const AT_MOST = 4;

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

export function showToast(toast: Omit<Toast, 'id'>): void {
  const id = nextId++;
  publish([...toasts, { ...toast, id }].slice(-AT_MOST));
  setTimeout(() => dismissToast(id), LIFE_MS);
}

export function dismissToast(id: number): void {
  if (toasts.some((toast) => toast.id === id)) publish(toasts.filter((toast) => toast.id !== id));
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(subscribe, () => toasts);
}

function publish(next: readonly Toast[]): void {
  toasts = next;
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
