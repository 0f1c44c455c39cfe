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
const AFTER_HOLD_MS = 2_000;

let toasts: readonly Toast[] = [];
let nextId = 1;
let held = false;
// Those whose time ran out while they were held.
const due = new Set<number>();
const listeners = new Set<() => void>();

export function showToast(toast: Omit<Toast, 'id'>): void {
  const id = nextId++;
  publish([...toasts, { ...toast, id }].slice(-AT_MOST));
  setTimeout(() => expire(id), LIFE_MS);
}

/** While somebody points at the toasts or moves among them by keyboard, none leaves by itself. */
export function holdToasts(hold: boolean): void {
  held = hold;
  if (!hold) due.forEach((id) => setTimeout(() => expire(id), AFTER_HOLD_MS));
}

function expire(id: number): void {
  if (held) due.add(id);
  else dismissToast(id);
}

export function dismissToast(id: number): void {
  due.delete(id);
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
