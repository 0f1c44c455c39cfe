import type { PreparedTransaction } from '@/shared/chain/eip1193';

/** One refused field of a problem document. */
export interface FieldProblem {
  field: string;
  code: string;
  message: string;
}

/** The members of an RFC 9457 problem document that the app uses. */
export interface Problem {
  status: number;
  code: string;
  title: string;
  detail: string;
  errors: FieldProblem[];
  traceId: string | null;
  /** Seconds from `Retry-After`, when the server sent it. */
  retryAfter: number | null;
  /** What the person can send with their own wallet instead, when the platform pays for no more network fees. */
  transaction?: PreparedTransaction | null;
  /** What has to be ended first, where the server names it. */
  reasons?: string[];
}

/** Status of an {@link ApiError} when no answer arrived at all. */
export const NO_ANSWER = 0;

/** The only error type that leaves the HTTP layer. */
export class ApiError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail || problem.title);
    this.name = 'ApiError';
    this.problem = problem;
  }

  get status(): number {
    return this.problem.status;
  }

  get code(): string {
    return this.problem.code;
  }

  /** True when the request may or may not have had its effect. */
  get unknownOutcome(): boolean {
    return this.status === NO_ANSWER || this.status >= 500;
  }

  /** The message for a field, also of a part of it (`checklist[2].text` belongs to `checklist`) or by its last segment. */
  fieldMessage(field: string): string | null {
    const hit = this.problem.errors.find((e) => e.field === field || e.field.startsWith(`${field}[`) || e.field.startsWith(`${field}.`) || e.field.split('.').pop() === field);
    return hit ? hit.message : null;
  }
}

export function networkError(): ApiError {
  return new ApiError({
    status: NO_ANSWER,
    code: 'NO_ANSWER',
    title: 'No answer',
    detail: 'The server did not answer. Check your connection and try again.',
    errors: [],
    traceId: null,
    retryAfter: null,
  });
}

/** Reads a refused response; anything that is no problem document still becomes an ApiError. */
export async function toApiError(response: Response): Promise<ApiError> {
  const body = await readJson(response);
  const retry = Number.parseInt(response.headers.get('Retry-After') ?? '', 10);
  return new ApiError({
    status: response.status,
    code: text(body['code']) || `HTTP_${response.status}`,
    title: text(body['title']) || 'The request was refused',
    detail: text(body['detail']) || fallbackDetail(response.status),
    errors: fieldProblems(body['errors']),
    traceId: text(body['trace_id']) || response.headers.get('X-Request-Id'),
    retryAfter: Number.isNaN(retry) ? null : retry,
    transaction: prepared(body['transaction']),
    reasons: texts(body['reasons']),
  });
}

async function readJson(response: Response): Promise<Record<string, unknown>> {
  try {
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(text).filter((one) => one !== '') : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function fieldProblems(value: unknown): FieldProblem[] {
  if (!Array.isArray(value)) return [];
  return value
    .filter((item): item is Record<string, unknown> => typeof item === 'object' && item !== null)
    .map((item) => ({ field: text(item['field']), code: text(item['code']), message: text(item['message']) }));
}

function prepared(value: unknown): PreparedTransaction | null {
  if (typeof value !== 'object' || value === null) return null;
  const { chain_id, to, data, value: wei } = value as Record<string, unknown>;
  const whole = typeof chain_id === 'number' && typeof to === 'string' && typeof data === 'string' && typeof wei === 'string';
  return whole ? { chain_id, to, data, value: wei } : null;
}

function fallbackDetail(status: number): string {
  if (status === 401) return 'Please sign in to go on.';
  if (status === 403) return 'Your account may not do this.';
  if (status === 404) return 'There is nothing here, or you may not see it.';
  if (status === 429) return 'Too many requests. Wait a moment and try again.';
  if (status >= 500) return 'The server could not finish this. Try again in a moment.';
  return 'The server refused this request.';
}
