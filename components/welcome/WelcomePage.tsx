import { useMemo, useState } from 'preact/hooks';
import { text } from '../../lib/i18n/text';
import type { Ask } from '../../lib/messages/ask';
import { createPractice } from '../../lib/practice/practice';
import { PageHeader } from '../ui/PageHeader';
import { PracticeStep } from './practice/PracticeStep';
import { Ready } from './Ready';
import { Step } from './Step';
import { WhatItDoes } from './WhatItDoes';
import { WhereCreditsAre } from './WhereCreditsAre';

const STEPS = 3;

interface Props {
  readonly ask: Ask;
}

/** The introduction: what the extension does, where credits are kept, and a page to practise on. */
export function WelcomePage({ ask }: Props) {
  const practice = useMemo(() => createPractice(), []);
  const [number, setNumber] = useState(1);
  // The first one is read with the page; the others are what a press has led to.
  const [moved, setMoved] = useState(false);
  const go = (to: number) => {
    setMoved(true);
    setNumber(to);
  };
  const place = { number, of: STEPS, takesFocus: moved };
  return (
    <>
      <PageHeader title={text('welcome_title')} />
      <main>
        {number === 1 && (
          <Step {...place} title={text('welcome_what')} intro={text('welcome_what_text')}>
            <WhatItDoes />
          </Step>
        )}
        {number === 2 && (
          <Step {...place} title={text('welcome_where')}>
            <WhereCreditsAre ask={ask} />
          </Step>
        )}
        {number === 3 && (
          <Step {...place} title={text('welcome_try')} intro={text('welcome_try_text')}>
            <PracticeStep practice={practice} />
          </Step>
        )}
        {number === STEPS && <Ready />}
        <div class="actions">
          {number > 1 && (
            <button type="button" class="button" onClick={() => go(number - 1)}>
              {text('welcome_back')}
            </button>
          )}
          {number < STEPS && (
            <button type="button" class="button button-primary" onClick={() => go(number + 1)}>
              {text('welcome_next')}
            </button>
          )}
        </div>
      </main>
    </>
  );
}
