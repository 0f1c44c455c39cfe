import { fileURLToPath } from 'node:url';

/** Names of folders in imports: ours, and the committed ABI of the contract. */
export const alias = {
  '@contracts': fileURLToPath(new URL('../../../../contracts/abi', import.meta.url)),
  '@': fileURLToPath(new URL('./src', import.meta.url)),
};
