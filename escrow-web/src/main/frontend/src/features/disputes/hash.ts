import type { EvidenceFile } from '@/features/disputes/types';

const MEDIA_TYPE = /^[\w.+-]{1,60}\/[\w.+-]{1,39}$/;

/** SHA-256 of a chosen file as 64 hex digits; the file does not leave the browser. */
export async function sha256(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export async function describe(file: File): Promise<EvidenceFile> {
  return { name: file.name.slice(0, 200), media_type: MEDIA_TYPE.test(file.type) ? file.type : 'application/octet-stream', size: file.size, sha256: await sha256(file) };
}
