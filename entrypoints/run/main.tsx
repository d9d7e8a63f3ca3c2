import '../../components/theme.css';
import '../../components/page.css';
import '../../components/popup/popup.css';
import '../../components/usage/usage.css';
import { RunPage } from '../../components/run/RunPage';
import { startPage } from '../../components/ui/startPage';
import { text } from '../../lib/i18n/text';
import { send } from '../../lib/messages/send';
import { createCreditsStore, mirrorCredits } from '../../lib/state/credits';
import { keepLive } from '../../lib/state/liveCredits';

const runId = new URLSearchParams(location.search).get('run') ?? '';
const credits = createCreditsStore();

const { signal } = new AbortController();
mirrorCredits(credits, () => send('view.get', {}), signal);
keepLive(credits, signal);
startPage(text('run_document_title'), <RunPage credits={credits} runId={runId} ask={send} />);
