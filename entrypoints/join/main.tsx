import '../../components/theme.css';
import '../../components/page.css';
import '../../components/join/join.css';
import { JoinPage } from '../../components/join/JoinPage';
import { startPage } from '../../components/ui/startPage';
import { text } from '../../lib/i18n/text';
import { send } from '../../lib/messages/send';

const tabId = Number(new URLSearchParams(location.search).get('tab'));

startPage(text('join_document_title'), <JoinPage ask={send} tabId={tabId} />);
