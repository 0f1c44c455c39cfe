import { createHash } from 'node:crypto';
import type { Plugin, Rolldown } from 'vite';

/**
 * Puts a page's script and style into the page itself, with a policy that allows exactly these two by their hashes.
 *
 * `connect-src`: the person types the node's address, so it cannot be known here; https and this computer's own nodes
 * are all that is possible. Nothing else can be loaded or sent to.
 */
export function oneFile(): Plugin {
  return {
    name: 'paychain-one-file',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const page = Object.values(bundle).find((each): each is Rolldown.OutputAsset => each.type === 'asset' && each.fileName.endsWith('.html'));
      if (!page) this.error('there is no page to put things into');
      const script = only(Object.values(bundle).filter((each): each is Rolldown.OutputChunk => each.type === 'chunk').map(({ code }) => code), 'script');
      const style = only(Object.values(bundle).filter((each): each is Rolldown.OutputAsset => each.type === 'asset' && each.fileName.endsWith('.css')).map(({ source }) => String(source)), 'style');
      page.source = assembled(String(page.source), script.replaceAll('</script', '<\\/script').trim(), style.trim());
      for (const name of Object.keys(bundle)) if (bundle[name] !== page) Reflect.deleteProperty(bundle, name);
    },
  };
}

function assembled(page: string, script: string, style: string): string {
  const bare = page.replace(/\s*<script type="module"[^>]*><\/script>/, '').replace(/\s*<link rel="stylesheet"[^>]*>/, '');
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    'img-src data:',
    'font-src data:',
    "connect-src 'self' https: http://127.0.0.1:* http://localhost:*",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  // Replaced by functions, since a text may hold the marks that replacements understand.
  return bare
    .replace('<meta charset="utf-8" />', (charset) => `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`)
    .replace('</head>', () => `<style>${style}</style>\n  </head>`)
    .replace('</body>', () => `<script type="module">${script}</script>\n  </body>`);
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

function only(texts: string[], what: string): string {
  const [text] = texts;
  if (text === undefined || texts.length !== 1) throw new Error(`one ${what} was expected, not ${texts.length}`);
  return text;
}
