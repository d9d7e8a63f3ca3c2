import { categoryText } from '../../lib/i18n/codes';
import { text } from '../../lib/i18n/text';
import { CATEGORIES } from '../../lib/ledger/price';
import type { CreditsView } from '../../lib/state/view';
import { partsBy, usedByDay } from '../../lib/usage/sums';
import type { UsageView } from '../../lib/usage/view';
import { Section } from '../ui/Section';
import { DayChart } from './DayChart';
import { PartTable } from './PartTable';

interface Props {
  readonly usage: UsageView;
  readonly view: CreditsView;
  /** What a member is called. */
  readonly nameOf: (memberId: string) => string;
}

/** A period's usage from every side; nothing where nothing was used. */
export function UsageDetails({ usage, view, nameOf }: Props) {
  const { rows, days } = usage;
  const used = usedByDay(rows, days);
  if (rows.length === 0) return null;
  return (
    <>
      {used.some((credits) => credits > 0) && (
        <Section title={text('usage_by_day')}>
          <DayChart days={days} used={used} />
        </Section>
      )}
      {view.team !== null && (
        <Section title={text('usage_by_member')}>
          <PartTable
            title={text('usage_by_member')}
            column={text('usage_member')}
            parts={partsBy(rows, 'memberId')}
            nameOf={nameOf}
          />
        </Section>
      )}
      <Section title={text('usage_by_category')}>
        <PartTable
          title={text('usage_by_category')}
          column={text('usage_category')}
          parts={partsBy(rows, 'category')}
          nameOf={categoryName}
        />
      </Section>
      <Section title={text('usage_by_sequence')}>
        <PartTable
          title={text('usage_by_sequence')}
          column={text('usage_sequence')}
          parts={partsBy(rows, 'sequenceId')}
          nameOf={(id) => id}
        />
      </Section>
    </>
  );
}

function categoryName(code: string): string {
  const category = CATEGORIES.find((known) => known === code);
  return category === undefined ? code : categoryText(category);
}
