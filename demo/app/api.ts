import type {
  Account,
  ContactRow,
  ContactsPage,
  ImportAnswer,
  PersonalizeAnswer,
  PersonalizeRequest,
  Sequence,
  SequenceSummary,
  StatusAnswer,
} from '../model';

/** The back end said no, or couldn't be reached; the message is for people. */
class ApiError extends Error {
  override readonly name = 'ApiError';
}

export const getAccount = () => ask<Account>('account');
export const getSequences = () => ask<SequenceSummary[]>('sequences');
export const getSequence = (id: string) => ask<Sequence>(`sequences/${id}`);
export const getContacts = (id: string, offset: number, limit: number) =>
  ask<ContactsPage>(`sequences/${id}/contacts?offset=${offset}&limit=${limit}`);
export const getStatus = (id: string, since: number) =>
  ask<StatusAnswer>(`sequences/${id}/status?since=${since}`);
export const postPersonalize = (id: string, request: PersonalizeRequest) =>
  ask<PersonalizeAnswer>(`sequences/${id}/personalize`, request);
export const postCancel = (id: string) => ask<{ cancelled: number }>(`sequences/${id}/cancel`, {});
export const postContacts = (id: string, rows: readonly ContactRow[]) =>
  ask<ImportAnswer>(`sequences/${id}/contacts`, { rows });

async function ask<T>(path: string, body?: object): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`/api/${path}`, body && { method: 'POST', body: JSON.stringify(body) });
  } catch (cause) {
    throw new ApiError('Reply can’t be reached right now.', { cause });
  }
  const answer = await response.json().catch(() => ({ error: 'Reply answered something unexpected.' }));
  if (!response.ok) throw new ApiError(answer.error);
  return answer;
}
