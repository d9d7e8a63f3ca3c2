import { useId } from 'preact/hooks';
import { formatNumber, text } from '../../lib/i18n/text';
import type { AddOn } from '../../lib/protocol/billing';

/** The add-on that this extension is about, and the only one that it sells. */
const JASON_AI_CREDITS = 'jason-ai-credits';

interface Props {
  readonly labelledBy: string;
  readonly addOns: readonly AddOn[];
  /** Only an owner may (rule 10). */
  readonly mayBuy: boolean;
  readonly buy: () => void;
}

/** Every add-on with its available and used numbers (rule 10). */
export function AddOnTable({ labelledBy, addOns, mayBuy, buy }: Props) {
  const why = useId();
  if (addOns.length === 0) return <p>{text('billing_add_ons_none')}</p>;
  return (
    <>
      <div class="table-room">
        <table class="numbers add-ons" aria-labelledby={labelledBy}>
          <thead>
            <tr>
              <th scope="col">{text('billing_add_on')}</th>
              <th scope="col">{text('billing_available')}</th>
              <th scope="col">{text('billing_used')}</th>
              <th scope="col">
                <span class="visually-hidden">{text('billing_action')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {addOns.map((addOn) => (
              <tr key={addOn.id}>
                <th scope="row">{nameOf(addOn)}</th>
                <td>{formatNumber(addOn.available)}</td>
                <td>{formatNumber(addOn.used)}</td>
                <td>
                  {addOn.id === JASON_AI_CREDITS && (
                    <button
                      type="button"
                      class="plus"
                      aria-label={text('billing_add')}
                      aria-describedby={mayBuy ? undefined : why}
                      disabled={!mayBuy}
                      onClick={buy}
                    >
                      <span aria-hidden="true">+</span>
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {!mayBuy && (
        <p class="note note-info" id={why}>
          {text('billing_owner_only')}
        </p>
      )}
    </>
  );
}

function nameOf({ id }: AddOn): string {
  return id === JASON_AI_CREDITS ? text('billing_add_on_jason_ai_credits') : id;
}
