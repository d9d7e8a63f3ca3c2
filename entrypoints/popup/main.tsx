import '../../components/theme.css';
import '../../components/page.css';
import '../../components/popup/popup.css';
import '../../components/usage/bars.css';
import { PopupPage } from '../../components/popup/PopupPage';
import { startPage } from '../../components/ui/startPage';
import { text } from '../../lib/i18n/text';
import { send } from '../../lib/messages/send';
import { createCreditsStore, mirrorCredits } from '../../lib/state/credits';
import { keepLive } from '../../lib/state/liveCredits';

const credits = createCreditsStore();
const { signal } = new AbortController();
mirrorCredits(credits, () => send('view.get', {}), signal);
keepLive(credits, signal);
startPage(text('extName'), <PopupPage credits={credits} ask={send} />);
