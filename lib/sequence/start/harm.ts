import { namesNoHarm } from '../../profile/permitted';

/** So much of a control's text is looked at, in UTF-16 units. */
const LONGEST_TEXT = 300;
const BUTTONS = 'button, a, summary, [role=button], [role=link], [role^=menuitem], [role=option]';
const WORDS = ['aria-label', 'title', 'value', 'alt'];

/** What controls are called that do more than to choose or to turn pages, in the languages that the extension speaks. */
const HARM =
  /\b(?:stop|move(?!.*\bpage)|block|finish|buy|pay)\b|lösch|entfern|abmeld|abbestell|stopp|anhalt|send|verschieb|kauf|speicher|supprim|retir|désabonn|désinscri|arrêt|envoy|déplac|achet|enregistr|elimin|borr|desuscri|det[eé]n|envi|mover|compr|guard|exclu|apag|arquiv|descadastr|parar|salv|削除|アーカイブ|停止|送信|エクスポート|購入|保存|видал|архів|відпис|зупин|надісл|відправ|експорт|перемі|купи|збер[еі]|حذف|أرشف|إلغاء الاشتراك|إيقاف|إرسال|تصدير|شراء|حفظ/iu;

/** Whether a control's name or text says that it does harm. A second look: what isn't the list's isn't pressed, whatever its name. */
export function doesHarm(pressed: Element): boolean {
  // A press of what is in a button is one of the button.
  const control = pressed.closest(BUTTONS) ?? pressed;
  const parts = [control, ...control.querySelectorAll('[aria-label], [title], [alt]')];
  const said = parts.flatMap((part) => WORDS.map((name) => part.getAttribute(name) ?? ''));
  const words = [...said, ...labelsOf(control), control.textContent ?? ''].join(' ').slice(0, LONGEST_TEXT);
  const names = ['id', 'class', 'name', 'data-test-id', 'data-testid', 'data-action'].map(
    (name) => control.getAttribute(name) ?? '',
  );
  return HARM.test(words) || !namesNoHarm(words) || !namesNoHarm(names.join(' '));
}

/** What else on the page is said to name a control. */
function labelsOf(control: Element): string[] {
  const ids = control.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
  const root = control.getRootNode() as Document | ShadowRoot;
  return ids.map((id) => root.getElementById?.(id)?.textContent ?? '');
}

/** Whether a press follows a link to something else than is shown. */
export function leadsAway(control: Element): boolean {
  const link = control.closest<HTMLAnchorElement>('a[href], area[href]');
  if (link === null) return false;
  if (link.hasAttribute('download') || !['', '_self'].includes(link.target)) return true;
  const href = link.getAttribute('href')?.trim() ?? '';
  if (href === '#' || /^javascript:\s*(?:void\s*\(?\s*0\s*\)?)?;?$/i.test(href)) return false;
  // An address that isn't one is made empty by the browser.
  if (href === '' || link.href === '') return true;
  return placeOf(new URL(link.href)) !== placeOf(new URL(link.ownerDocument.location.href));
}

/** An address without what an app says of a list in its fragment, such as the page of it that is open. */
function placeOf({ origin, pathname, search, hash }: URL): string {
  return origin + pathname + search + hash.replace(/\?.*/, '');
}

/** Whether a press sends a form that isn't the list's: what has nothing in it but one number is one of its controls. */
export function sendsOtherForm(control: Element, list: Element): boolean {
  const { form, type } = (control.closest('button, input') ?? {}) as Partial<HTMLButtonElement>;
  if (!form || !/^(?:submit|image|reset)$/.test(type ?? '')) return false;
  return !form.contains(list) && !isOfOneField(form);
}

/** Whether a form asks for one number and nothing else. */
export function isOfOneField(form: HTMLFormElement): boolean {
  const others = 'button, fieldset, output, [type=submit], [type=hidden]';
  const fields = [...form.elements].filter((one) => !one.matches(others));
  return fields.length === 1 && fields.every(isCountField);
}

/** What numbers are called that stay set, in the languages that the extension speaks. */
const SETTING =
  /limit|límite|ліміт|上限|حد أقصى|quota|daily|per day|täglich|pro tag|diari|por d[ií]a|quotidien|par jour|щоден|на день|毎日|1日|يومي|delay|interval|timeout|budget/iu;

/** Whether a number field says that it is for something that stays set. */
export function isSetting({ id, name, placeholder, labels, ariaLabel, title }: HTMLInputElement): boolean {
  const said = [...(labels ?? [])].map(({ textContent }) => textContent);
  return SETTING.test([id, name, placeholder, ariaLabel, title, ...said].join(' '));
}

/** Whether a field takes a number and nothing else. */
export function isCountField(field: Element): field is HTMLInputElement {
  if (!field.matches('input') || (field as HTMLInputElement).readOnly) return false;
  return (
    field.matches('[type=number], [inputmode=numeric], [inputmode=decimal], [role=spinbutton]') &&
    !field.matches('[type=password], [type=hidden], [type=email]')
  );
}
