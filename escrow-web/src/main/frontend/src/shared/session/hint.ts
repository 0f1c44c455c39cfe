// A cookie that says only "there may be a session": it spares anonymous visitors a refused
// refresh call on every page. It holds no secret and grants nothing.
const NAME = 'paychain_hint';

export function hasSessionHint(): boolean {
  return document.cookie.split('; ').includes(`${NAME}=1`);
}

export function rememberSessionHint(): void {
  document.cookie = `${NAME}=1; path=/; SameSite=Strict; max-age=31536000`;
}

export function forgetSessionHint(): void {
  document.cookie = `${NAME}=; path=/; SameSite=Strict; max-age=0`;
}
