/** The wallet interface of EIP-1193, as far as the app uses it. */
export interface Eip1193Provider {
  request(args: { method: string; params?: unknown[] }): Promise<unknown>;
  on?(event: string, listener: (value: never) => void): void;
  removeListener?(event: string, listener: (value: never) => void): void;
}

/** A wallet that a person can choose. */
export interface WalletOption {
  /** Reverse-DNS name of EIP-6963, or our own for the demo wallet. */
  id: string;
  name: string;
  /** The wallet's own picture, only ever a data: URI. */
  icon?: string;
  kind: 'injected' | 'demo';
  /** Index of the test account, for the demo wallet. */
  accountIndex?: number;
  provider(): Promise<Eip1193Provider>;
}

/** An unsigned transaction as the server prepares it; `value` is wei as an integer string. */
export interface PreparedTransaction {
  chain_id: number;
  to: string;
  data: string;
  value: string;
}

/** The exact argument of eth_signTypedData_v4. */
export interface TypedData {
  domain: Record<string, unknown>;
  types: Record<string, { name: string; type: string }[]>;
  primaryType: string;
  message: Record<string, unknown>;
}
