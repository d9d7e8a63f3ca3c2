import '../../components/theme.css';
import '../../components/page.css';
import '../../components/counter/buyCredits.css';
import '../../components/counter/counter.css';
import '../../components/dialog/dialog.css';
import '../../components/welcome/welcome.css';
import { startPage } from '../../components/ui/startPage';
import { WelcomePage } from '../../components/welcome/WelcomePage';
import { text } from '../../lib/i18n/text';
import { send } from '../../lib/messages/send';

startPage(text('welcome_document_title'), <WelcomePage ask={send} />);
