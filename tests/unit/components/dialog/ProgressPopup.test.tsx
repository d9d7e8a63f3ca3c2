// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ProgressPopup } from '../../../../components/dialog/ProgressPopup';
import { makeDialogsModal } from './dialogKit';

describe('the pop-up of something that takes its time', () => {
  beforeEach(makeDialogsModal);
  afterEach(cleanup);

  test('says how far it is, and can be ended', async () => {
    const onStop = vi.fn();
    render(
      <ProgressPopup
        progress={{ kind: 'reading', done: 120, total: 1_300 }}
        onStop={onStop}
        onClosed={onStop}
      />,
    );
    expect(screen.getByRole('dialog', { name: 'Reading the list…' })).toBeDefined();
    expect(screen.getByText('120 of 1,300')).toBeDefined();
    const bar = screen.getByRole<HTMLProgressElement>('progressbar');
    expect([bar.value, bar.max]).toEqual([120, 1_300]);
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(onStop).toHaveBeenCalledTimes(1);
  });

  test('has no numbers where nobody knows how many there are', () => {
    const progress = { kind: 'reading', done: 50, total: null } as const;
    render(<ProgressPopup progress={progress} onStop={vi.fn()} onClosed={vi.fn()} />);
    expect(screen.getByRole('dialog', { name: 'Reading the list…' })).toBeDefined();
    expect(screen.queryByText(/ of /)).toBeNull();
  });

  test('has no numbers where it waits for the worker', () => {
    render(<ProgressPopup progress={{ kind: 'retaining' }} onStop={vi.fn()} onClosed={vi.fn()} />);
    expect(screen.getByRole('dialog', { name: 'Setting credits aside…' })).toBeDefined();
    expect(screen.queryByText(/ of /)).toBeNull();
  });
});
