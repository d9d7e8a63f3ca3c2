import type { Status } from '../../model';

export const STATUS_WORDS: Readonly<Record<Status, string>> = {
  idle: 'Not personalized',
  queued: 'Queued',
  personalizing: 'Personalizing…',
  personalized: 'Personalized',
  failed: 'Failed',
  cancelled: 'Cancelled',
};
