import { hash } from 'node:crypto';

/** The protocol's fingerprint without a promise: each way through the thread pool would cost more than the digest. */
export function print(asked: object): string {
  return hash('sha256', JSON.stringify(asked), 'hex');
}
