import { accessToken } from '../session/auth';

/** A problem+json answer (RFC 9457), or any other failure of a call. `type` is the last part of the problem's address. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    readonly detail?: string,
  ) {
    super(`${status} ${type}`);
  }
}

export async function problemOf(response: Response): Promise<ApiProblem> {
  const body = response.headers.get('content-type')?.includes('json') ? await response.json().catch(() => ({})) : {};
  return new ApiProblem(response.status, String(body.type ?? '').split('/').pop() || 'request-failed', body.detail);
}

/** Calls an API of the platform with the sign-in token. */
export async function request(path: string, init: RequestInit = {}): Promise<Response> {
  const token = await accessToken();
  const response = await fetch(path, { ...init, headers: { ...init.headers, ...(token && { authorization: `Bearer ${token}` }) } });
  if (!response.ok) throw await problemOf(response);
  return response;
}

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await request(path, { signal })).json();
}

export async function send<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<T> {
  const response = await request(path, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  return response.headers.get('content-type')?.includes('json') ? response.json() : (undefined as T);
}
