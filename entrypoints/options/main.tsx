import '../../components/theme.css';
import '../../components/page.css';
import '../../components/options/options.css';
import { OptionsPage } from '../../components/options/OptionsPage';
import { takeInvitation } from '../../components/options/team/invitation';
import { startPage } from '../../components/ui/startPage';
import { text } from '../../lib/i18n/text';
import { send } from '../../lib/messages/send';

startPage(text('options_document_title'), <OptionsPage ask={send} invitation={takeInvitation(window)} />);
