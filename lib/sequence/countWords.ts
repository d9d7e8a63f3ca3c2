import type { Words } from '../profile/profile';
import { says } from '../profile/words';

/** Beginnings of words that say whom a page counts and that they are chosen, in the languages of the web, without accents. */
const STEMS = `contact kontak contat person people lead prospe recipient mail email record row item element entries entry entree
  entrad member user candidat kandidat customer client kund compan account ad+res profil result sele chosen check mark pick
  highlight tick ausgewahl gewahl selekt angehak eintra zeile datens empfang mitglied leute geselect gekozen persoon rijen
  ontvanger choisi coche destinatair destinatari ligne enregistr elegid marcad escolhid pessoa registr fila linha linea files
  scelt righe riga wybran zaznacz osob wiersz rekord odbiorc vybran oznac zaznam radk odabran izabran izbran redak retka vrstic
  ales inregistr val[dgt] valit rader rækk rivi henkilo yhteysti mottag raðir valin pasirink pazym atlasit izvel kijelol
  kivalaszt nevjegy secil kisi kayıt satır dipilih terpilih baris chon lien hang
  контакт кантакт люд человек осіб особ лід лид получат отримув строк ряд рядк радк радок радка запис письм лист элемент елемент
  вибран обран абран выбран избран выдел виділ отмеч познач одабран изабран редов επαφ επιλεγ επιλογ γραμμ կոնտակտ ընտր տող
  (ال)?جه[هة] (ال)?جهات (ال)?اتصال (ال)?محدد تحديد اختيار (ال)?مختار شخص اشخاص عنصر (ال)?صف مخاطب انتخاب شده سطر منتخب قطار
  (ה)?נבחר אנשי איש קשר שור संपर्क चुन चयन लोग পরিচিতি সারি নির্বাচ`;

/** Words that may stand between those and the number, and take nothing from it. */
const WORDS = `of on in from out the this these list lists page pages sequence campaign view step steps all are is have has been
  were you ve your total found showing shown current currently
  von aus auf der die den dem dieser alle allen sind wurden seite seiten liste sequenz schritt insgesamt
  sur de des du le la les dans tous toutes sont cette del los las el en todos todas esta pagina lista secuencia tudo todo
  do da dos das em na os as nesta di dei su della nella tutti questa van op het deze av af pa alla sidan rad sor je su
  z ze wszystkich stronie із з на у в всі усі всіх сторінці списку из все всех странице списке ред реда
  من في على كل الكل جميع تم هذه الصفحه الصفحة में से गए किए টি đã được người hệ`;

/** The same where words aren't set apart by spaces. */
const PIECES = `件 人 名 個 个 位 条 條 项 項 行 選択 选择 選擇 选中 選取 連絡先 联系人 聯絡人 联络人 コンタクト メール 収件人 宛先
  すべて 全部 已 了 的 共 済み 中 が を は の されています されました しました した 全
  명 개 건 연락처 항목 사람 행 선택 됨 되었습니다 했습니다 의 을 를 이 가 중 총 전체
  เลือก แล้ว รายการ รายชื่อ ผู้ติดต่อ คน ราย จาก ทั้งหมด แถว`;

const WORD = /[\p{L}\p{M}][\p{L}\p{M}\p{Nd}-]*/gu;
/** "B2B" and "D2C" are no numbers. */
const WITH_DIGITS = /^\p{L}\p{Nd}\p{L}/u;

let known: { readonly pieces: RegExp; readonly word: RegExp } | undefined;

/**
 * Whether all words of a text are known to leave a number beside them as it is: "thousand" and "about" aren't.
 *
 * @param own a page's, known besides
 */
export function leavesNumber(text: string, own: Words): boolean {
  known ??= {
    pieces: new RegExp(alternatives(PIECES), 'g'),
    word: new RegExp(`^(?:${alternatives(STEMS)}|(?:${alternatives(WORDS)})$)`),
  };
  const { pieces, word } = known;
  return [...text.matchAll(WORD)].every(([found]) => {
    if (WITH_DIGITS.test(found) || says(own, found)) return true;
    const plain = plainly(found).replace(pieces, '');
    return plain === '' || word.test(plain);
  });
}

function alternatives(list: string): string {
  // The longer ones first: a piece may begin with another.
  return plainly(list)
    .split(/\s+/)
    .sort((a, b) => b.length - a.length)
    .join('|');
}

/** Without case, accents and hyphens. */
function plainly(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[\p{M}-]/gu, '')
    .normalize('NFC');
}
