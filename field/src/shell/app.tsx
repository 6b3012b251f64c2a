import type { ComponentChild } from 'preact';
import { useEffect } from 'preact/hooks';
import { HelperContext } from '../ui/help';
import { Pin } from '../features/sealed/pin';
import { errandPath } from './errand';
import { lazy } from './lazy';
import { useSession, useStatus } from './live';
import { fit, useRoute, visit } from './router';
import { words } from '../ui/words';

const w = words(
  { missing: 'Chưa tải phần này', gone: 'Bản mới đã mở ở thẻ khác', goneHint: 'Trang này không ghi được nữa. Việc đã ghi vẫn còn.', reload: 'Mở lại trang' },
  { missing: 'This part has not come yet', gone: 'A new version is open in another tab', goneHint: 'This page can record no more. Recorded work is safe.', reload: 'Load the page again' },
);

const today = () => import('../features/support/today');
const Today = lazy(async () => (await today()).Today);
const Activate = lazy(async () => (await import('../features/gateway/activate')).Activate);
const people = () => import('../features/people/index');
const FindHouse = lazy(async () => (await people()).FindHouse);
const House = lazy(async () => (await people()).House);
const AddHouse = lazy(async () => (await people()).AddHouse);
const AddPerson = lazy(async () => (await people()).AddPerson);
const Consent = lazy(async () => (await people()).Consent);
const Citizen = lazy(async () => (await import('../features/people/citizen')).Citizen);
const Rights = lazy(async () => (await import('../features/people/rights')).Rights);
const guides = () => import('../features/guides/index');
const FindProcedure = lazy(async () => (await guides()).FindProcedure);
const Reference = lazy(async () => (await guides()).Reference);
const Questions = lazy(async () => (await guides()).Questions);
const dossiers = () => import('../features/dossiers/index');
const Papers = lazy(async () => (await dossiers()).Papers);
const Why = lazy(async () => (await dossiers()).Why);
const Walk = lazy(async () => (await dossiers()).Walk);
const Slip = lazy(async () => (await dossiers()).Slip);
const RecordAssist = lazy(async () => (await import('../features/support/record')).RecordAssist);
const Attach = lazy(async () => (await import('../features/support/attach')).Attach);
const sync = () => import('../features/sync/index');
const Waiting = lazy(async () => (await sync()).Waiting);
const LetterPage = lazy(async () => (await sync()).LetterPage);
const sealed = () => import('../features/sealed/index');
const Shut = lazy(async () => (await sealed()).Shut);
const ChangePin = lazy(async () => (await sealed()).ChangePin);
const Phone = lazy(async () => (await sync()).Phone);
const Card = lazy(async () => (await sync()).Card);
const voice = () => import('../features/voice/index');
const Voices = lazy(async () => (await voice()).Voices);
const SayPiece = lazy(async () => (await voice()).SayPiece);
const HearVoice = lazy(async () => (await voice()).HearVoice);
const HardWords = lazy(async () => (await voice()).HardWords);
const courier = () => import('../features/courier/index');
const Give = lazy(async () => (await courier()).Give);
const Carry = lazy(async () => (await courier()).Carry);
const Show = lazy(async () => (await courier()).Show);
const Scan = lazy(async () => (await courier()).Scan);
const Pay = lazy(async () => (await import('../features/paying/index')).Pay);
const Shoot = lazy(async () => (await import('../features/photo/index')).Shoot);
// What a visit does without comes in a second wave; each finds its own screens under its own first word.
const rooms: Readonly<Record<string, ReturnType<typeof lazy<{ path: string }>>>> = {
  hoc: lazy(async () => (await import('../features/learning/index')).Learning, w.missing),
  'an-toan': lazy(async () => (await import('../features/safety/index')).Safety, w.missing),
  'ban-tin': lazy(async () => (await import('../features/bulletin/index')).Bulletin, w.missing),
  cho: lazy(async () => (await import('../features/market/index')).Market, w.missing),
  'y-kien': lazy(async () => (await import('../features/feedback/index')).Feedback, w.missing),
  'bieu-mau': lazy(async () => (await import('../features/surveys/index')).Surveys, w.missing),
};

type Parts = Readonly<Record<string, string>>;
type Route = readonly [pattern: string, show: (parts: Parts) => ComponentChild];

const get = (parts: Parts, name: string): string => parts[name] ?? '';
const errand = (parts: Parts) => ({ household: get(parts, 'nha'), procedure: get(parts, 'viec') });
const toHouse = (id: string): string => `/nha/${id}`;
const toNeed = (id: string): string => `/can/${id}`;

const routes: readonly Route[] = [
  ['/', () => <Today />],
  ['/nha', () => <FindHouse to={toHouse} />],
  ['/giup', () => <FindHouse to={toNeed} helping />],
  ['/nha/them', () => <AddHouse key={visit()} to={toHouse} />],
  ['/giup/them', () => <AddHouse key={visit()} to={toNeed} />],
  ['/chon-nha/:viec', (p) => <FindHouse helping to={(id) => errandPath(id, get(p, 'viec'), 'hoi')} />],
  ['/nha/:id', (p) => <House id={get(p, 'id')} />],
  ['/nha/:id/them', (p) => <AddPerson key={visit()} household={get(p, 'id')} />],
  ['/cong-dan-so/:nha/:nguoi', (p) => <Citizen household={get(p, 'nha')} person={get(p, 'nguoi')} />],
  ['/quyen/:nha/:nguoi', (p) => <Rights key={get(p, 'nguoi')} household={get(p, 'nha')} person={get(p, 'nguoi')} />],
  ['/giay-to', () => <FindProcedure house="" fieldId="" />],
  ['/giay-to/:linhvuc', (p) => <FindProcedure house="" fieldId={get(p, 'linhvuc')} />],
  ['/can/:nha', (p) => <FindProcedure house={get(p, 'nha')} fieldId="" />],
  ['/can/:nha/:linhvuc', (p) => <FindProcedure house={get(p, 'nha')} fieldId={get(p, 'linhvuc')} />],
  ['/thu-tuc/:viec', (p) => <Reference code={get(p, 'viec')} house="" />],
  ['/thu-tuc/:viec/:nha', (p) => <Reference code={get(p, 'viec')} house={get(p, 'nha')} />],
  ['/viec/:nha/:viec/hoi', (p) => <Questions {...errand(p)} question="" />],
  ['/viec/:nha/:viec/hoi/:cau', (p) => <Questions {...errand(p)} question={get(p, 'cau')} />],
  ['/viec/:nha/:viec/giay', (p) => <Papers {...errand(p)} />],
  ['/viec/:nha/:viec/vi-sao/:giay', (p) => <Why {...errand(p)} paper={get(p, 'giay')} />],
  ['/viec/:nha/:viec/buoc/:buoc', (p) => <Walk key={get(p, 'buoc')} {...errand(p)} at={Number(get(p, 'buoc'))} />],
  ['/viec/:nha/:viec/dong-y', (p) => <Consent {...errand(p)} />],
  ['/viec/:nha/:viec/ghi', (p) => <RecordAssist {...errand(p)} />],
  ['/tep/:luot', (p) => <Attach id={get(p, 'luot')} />],
  ['/xem-tien', () => <Pay procedure="" />],
  ['/xem-tien/:viec', (p) => <Pay procedure={get(p, 'viec')} />],
  ['/chup', () => <Shoot household="" procedure="" paper="" />],
  ['/chup/:nha/:viec/:giay', (p) => <Shoot {...errand(p)} paper={get(p, 'giay')} />],
  ['/phieu/:phieu', (p) => <Slip id={get(p, 'phieu')} />],
  ['/cho-gui', () => <Waiting />],
  ['/cho-gui/:thu', (p) => <LetterPage id={get(p, 'thu')} />],
  ['/nho-mang', () => <Give />],
  ['/mang-ho', () => <Carry />],
  ['/quet-goi', () => <Scan />],
  ['/hien-goi/:goi', (p) => <Show id={get(p, 'goi')} />],
  ['/may-nay', () => <Phone />],
  ['/the', () => <Card />],
  ['/doi-pin', () => <ChangePin />],
  ['/giong-noi', () => <Voices />],
  ['/giong-noi/:cau', (p) => <SayPiece at={get(p, 'cau')} />],
  ['/giong-noi/nghe/:doan', (p) => <HearVoice id={get(p, 'doan')} />],
  ['/tu-kho', () => <HardWords />],
];

/** Work may go from phone to phone even while people are shut away: those pages name nobody. */
const OPEN_WHEN_SHUT = /^\/(nho-mang|mang-ho|quet-goi|hien-goi)(\/|$)/;

function screenFor(path: string): ComponentChild {
  const Room = rooms[path.split('/', 2)[1] ?? ''];
  if (Room) return <Room path={path} />;
  for (const [pattern, show] of routes) {
    const parts = fit(pattern, path);
    if (parts) return show(parts);
  }
  return <Today />;
}

/** The code that a QR link brings: /app/#kich-hoat=CODE. */
function codeIn(path: string): string | null {
  const link = /^\/?kich-hoat(?:=(.*))?$/.exec(path.slice(1));
  return link ? decodeURIComponent(link[1] ?? '') : null;
}

/** A newer version took over the store: what was typed stays in sight, and nothing more is kept here. */
function Gone() {
  return (
    <div class="body">
      <section class="card alarm stack" role="alert">
        <p class="b">{w.gone}</p>
        <p>{w.goneHint}</p>
        <button
          type="button"
          class="btn soft"
          onClick={() => {
            location.reload();
          }}
        >
          {w.reload}
        </button>
      </section>
    </div>
  );
}

/** The whole app: the activation page until this phone is somebody's, then the page of the address. */
export function App() {
  const path = useRoute();
  const session = useSession();
  const { gone, shut } = useStatus();
  const code = codeIn(path);
  // The first page is fetched while the PIN is typed.
  useEffect(() => void today().catch(() => undefined), []);
  if (shut?.why === 'pin' && code === null) return <Pin shut={shut} />;
  if (shut && shut.why !== 'pin' && code === null && !(shut.why === 'lease' && OPEN_WHEN_SHUT.test(path))) return <Shut shut={shut} />;
  if (!session || code !== null) return <Activate code={code ?? ''} />;
  return (
    <HelperContext.Provider value={session.leader}>
      {gone && <Gone />}
      {screenFor(path)}
    </HelperContext.Provider>
  );
}
