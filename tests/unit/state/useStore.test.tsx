// @vitest-environment jsdom
import { act, cleanup, render } from '@testing-library/preact';
import { useLayoutEffect } from 'preact/hooks';
import { afterEach, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { useStore } from '../../../lib/state/useStore';

afterEach(cleanup);

it('draws again when the selected part changes, and only then', async () => {
  const store = createStore(() => ({ shown: 1, other: 1 }));
  let draws = 0;
  function Shown() {
    draws++;
    return <p>{useStore(store, (state) => state.shown)}</p>;
  }
  const { container } = render(<Shown />);
  await act(() => store.setState({ other: 2 }));
  expect(draws).toBe(1);
  await act(() => store.setState({ shown: 2 }));
  expect(container).toHaveProperty('textContent', '2');
});

it('shows a change that came between drawing and subscribing', () => {
  const store = createStore(() => ({ shown: 1 }));
  function Shown() {
    // A child's layout effect runs before that of useStore's owner.
    return (
      <p>
        {useStore(store, (state) => state.shown)}
        <Changer />
      </p>
    );
  }
  function Changer() {
    useLayoutEffect(() => store.setState({ shown: 2 }), []);
    return null;
  }
  expect(render(<Shown />).container.textContent).toBe('2');
});

it('lets go of the store when the component goes', () => {
  const store = createStore(() => 1);
  let listeners = 0;
  const counted = {
    getState: store.getState,
    subscribe: (listener: Parameters<typeof store.subscribe>[0]) => {
      const stop = store.subscribe(listener);
      listeners++;
      return () => {
        listeners--;
        stop();
      };
    },
  };
  const Shown = () => <p>{useStore(counted)}</p>;
  const { unmount } = render(<Shown />);
  expect(listeners).toBe(1);
  unmount();
  expect(listeners).toBe(0);
});
