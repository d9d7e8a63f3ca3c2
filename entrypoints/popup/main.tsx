import '../../components/theme.css';
import '../../components/page.css';
import '../../components/popup/popup.css';
import { PopupPage } from '../../components/popup/PopupPage';
import { startPage } from '../../components/ui/startPage';
import { text } from '../../lib/i18n/text';
import { send } from '../../lib/messages/send';
import { createCreditsStore, mirrorCredits } from '../../lib/state/credits';

const credits = createCreditsStore();
mirrorCredits(credits, () => send('view.get', {}), new AbortController().signal);
startPage(text('extName'), <PopupPage credits={credits} ask={send} />);
