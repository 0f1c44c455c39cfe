import type { TypedData } from '@/shared/chain/eip1193';

/**
 * JSON carries 256-bit integers as strings; the signing library wants BigInt. Walks the message
 * along its declared types and converts integers only, so a string that looks like a number stays text.
 */
export function prepareTypedData(data: TypedData): TypedData {
  const domainTypes = data.types['EIP712Domain'] ?? [];
  const types = { ...data.types, EIP712Domain: domainTypes };
  const domain = domainTypes.length > 0 ? convert(types, 'EIP712Domain', data.domain) : data.domain;
  return { ...data, domain: withNumericChainId(domain), message: convert(types, data.primaryType, data.message) };
}

type Types = TypedData['types'];

function convert(types: Types, type: string, value: Record<string, unknown>): Record<string, unknown> {
  const fields = types[type] ?? [];
  return Object.fromEntries(fields.map((field) => [field.name, convertValue(types, field.type, value[field.name])]));
}

function convertValue(types: Types, type: string, value: unknown): unknown {
  if (type.endsWith(']') && Array.isArray(value)) {
    const element = type.slice(0, type.lastIndexOf('['));
    return value.map((item) => convertValue(types, element, item));
  }
  if (types[type]) return convert(types, type, value as Record<string, unknown>);
  if (/^u?int\d*$/.test(type)) return BigInt(value as string | number);
  return value;
}

function withNumericChainId(domain: Record<string, unknown>): Record<string, unknown> {
  const id = domain['chainId'];
  return id === undefined ? domain : { ...domain, chainId: BigInt(id as string | number) };
}
