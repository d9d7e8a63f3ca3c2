import '../../components/theme.css';
import '../../components/page.css';
import '../../components/popup/popup.css';
import '../../components/usage/bars.css';
import '../../components/usage/usage.css';
import { startPage } from '../../components/ui/startPage';
import { UsagePage } from '../../components/usage/UsagePage';
import { text } from '../../lib/i18n/text';
import { send } from '../../lib/messages/send';
import { createCreditsStore, mirrorCredits } from '../../lib/state/credits';
import { keepLive } from '../../lib/state/liveCredits';
import { createUsageStore } from '../../lib/state/usage';

const credits = createCreditsStore();
const usage = createUsageStore(send);

const { signal } = new AbortController();
mirrorCredits(credits, () => send('view.get', {}), signal);
keepLive(credits, signal);
// A tab that was in the background shows what it did then.
document.addEventListener('visibilitychange', () => document.hidden || void usage.reload(), { signal });
startPage(text('usage_document_title'), <UsagePage credits={credits} usage={usage} ask={send} />);
