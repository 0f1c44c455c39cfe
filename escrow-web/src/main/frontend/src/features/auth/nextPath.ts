/** The path to go to after signing in: only a path of this site, never another host. */
export function safeNext(next: string | null): string {
  if (!next || !next.startsWith('/') || next.startsWith('//') || next.includes('\\')) return '/dashboard';
  return /^\/(sign-in|login)(?![\w-])/.test(next) ? '/dashboard' : next;
}

export function signInPath(next: string): string {
  return `/sign-in?next=${encodeURIComponent(next)}`;
}

/** The operator console is a page of the server, not of this app. */
export function isConsole(path: string): boolean {
  return path === '/admin' || path.startsWith('/admin/');
}
