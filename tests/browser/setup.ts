import { inject } from 'vitest';
import { startAhead } from './kit/start';

startAhead(inject('browserFolder'));
