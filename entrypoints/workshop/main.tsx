import '../../components/theme.css';
import '../../components/page.css';
import '../../components/workshop/workshop.css';
import { startPage } from '../../components/ui/startPage';
import { WorkshopPage } from '../../components/workshop/WorkshopPage';
import { text } from '../../lib/i18n/text';
import { send } from '../../lib/messages/send';
import { browsing } from '../../lib/workshop/browsing';

startPage(text('workshop_document_title'), <WorkshopPage ask={send} browsing={browsing} />);
