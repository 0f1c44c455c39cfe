import { isAddress } from 'viem';

/** Where a person's jobs are, as typed: every value a string, so that nothing is lost while typing. */
export interface RescueSettings {
  rpc: string;
  contract: string;
  chain: string;
  /** The block to search from; the contract's first one. */
  from: string;
}

/** Who said so: the address bar, this saved file, the server that gave the page out, or the person. */
export type Origin = 'link' | 'file' | 'server' | 'person';

export type SettingProblems = Partial<Record<keyof RescueSettings, string>>;

export const NO_SETTINGS: RescueSettings = { rpc: '', contract: '', chain: '', from: '0' };

const NAMES = ['rpc', 'contract', 'chain', 'from'] as const;
const LOCAL_HOSTS = ['127.0.0.1', 'localhost'];
const LONGEST = 500;

/** Reads `#rpc=…&contract=…&chain=…&from=…`; null when the fragment names none of them. */
export function settingsFromLink(fragment: string): RescueSettings | null {
  const given = new URLSearchParams(fragment.replace(/^#/, ''));
  return settingsFrom(Object.fromEntries(NAMES.map((name) => [name, given.get(name)])));
}

/** The same as a fragment, for a link or a bookmark. */
export function linkOf(settings: RescueSettings): string {
  return `#${new URLSearchParams(NAMES.map((name) => [name, settings[name].trim()])).toString()}`;
}

/** Reads settings that were stored as JSON (a saved file's own); null when there are none. */
export function settingsFromJson(json: string): RescueSettings | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? settingsFrom(value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** Reads the data of `GET /chain`; null when it is none. A chain without a public node leaves `rpc` empty. */
export function settingsFromServer(data: unknown): RescueSettings | null {
  if (typeof data !== 'object' || data === null) return null;
  const { rpc_url, contract_address, chain_id, deploy_block } = data as Record<string, unknown>;
  return settingsFrom({ rpc: rpc_url, contract: contract_address, chain: chain_id, from: deploy_block });
}

function settingsFrom(values: Record<string, unknown>): RescueSettings | null {
  const texts = NAMES.map((name) => [name, text(values[name])] as const).filter(([, value]) => value !== '');
  return texts.length === 0 ? null : { ...NO_SETTINGS, ...Object.fromEntries(texts) };
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim().slice(0, LONGEST) : '';
}

/** What is wrong, by field; empty when a node can be asked. */
export function problemsOf(settings: RescueSettings): SettingProblems {
  const problems: SettingProblems = {};
  const rpc = rpcProblem(settings.rpc.trim());
  if (rpc) problems.rpc = rpc;
  if (!isAddress(settings.contract.trim())) problems.contract = 'An address: 0x and 40 hex digits, without a typing error.';
  if (!/^[1-9]\d{0,14}$/.test(settings.chain.trim())) problems.chain = 'The chain’s number, for example 1.';
  if (!/^\d{1,15}$/.test(settings.from.trim())) problems.from = 'A block’s number; 0 searches everything.';
  return problems;
}

// The page's policy lets it reach exactly these.
function rpcProblem(value: string): string | null {
  if (!URL.canParse(value)) return 'A full address, for example https://node.example.org.';
  const { protocol, hostname } = new URL(value);
  if (protocol === 'https:' || (protocol === 'http:' && LOCAL_HOSTS.includes(hostname))) return null;
  return 'https, or http on this computer (127.0.0.1 or localhost).';
}

/** True when both mean the same contract on the same chain. */
export function sameContract(a: RescueSettings, b: RescueSettings): boolean {
  return a.contract.trim().toLowerCase() === b.contract.trim().toLowerCase() && a.chain.trim() === b.chain.trim();
}
