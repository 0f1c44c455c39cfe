const NO_NODE = 4900;

let lastId = 0;

/** One JSON-RPC call; a refusal is thrown as `{code, message}`, as EIP-1193 wallets do. Throws 4900 without an address. */
export async function jsonRpc(url: string | null, method: string, params: unknown[]): Promise<unknown> {
  if (url === null) throw Object.assign(new Error('no node'), { code: NO_NODE });
  lastId += 1;
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: lastId, method, params }),
  });
  const body = (await response.json()) as { result?: unknown; error?: { code: number; message: string } };
  if (body.error) throw Object.assign(new Error(body.error.message), { code: body.error.code });
  return body.result;
}
