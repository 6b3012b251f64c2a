import { useSession } from '../../shell/live';
import { back } from '../../shell/router';
import { dayInWords, isoDay } from '../../ui/dates';
import { Notice, Page } from '../../ui/parts';
import { Qr } from '../../ui/qr';
import { w } from './words';

/** Whoever answers for the whole commune is named by the commune. */
const FEW = 3;

/** The helper's own card for the family to see: who this is, for whom they work, and today's code to check it by. */
export function Card() {
  const session = useSession();
  const today = isoDay(new Date());
  const code = session?.codes?.[today];
  if (!session) return null;
  const { member, place } = session;
  const check = `${location.host}/kiem-tra`;
  return (
    <Page
      title={w.card}
      back={() => {
        back('/may-nay');
      }}
    >
      <section class="card center stack tight">
        <h2>{member.name}</h2>
        <p>{w.roles[member.role as keyof typeof w.roles]}</p>
        <p class="b">{place.villages.length <= FEW && place.villages.map(({ name }) => name).join(', ')}</p>
        <p>
          {place.commune_name}, {place.province_name}
        </p>
        {code && (
          <>
            <p class="small">{w.codeOf(dayInWords(today, today))}</p>
            <p class="digits" style="font-size:min(3rem,13vw);font-weight:700">
              {code}
            </p>
            <Qr address={`${location.protocol}//${check}?ma=${code.replace(/\s/g, '')}`} label={w.cardQr} />
            <p class="small">{w.cardCheck(check)}</p>
          </>
        )}
      </section>
      {!code && <Notice look="warn" icon="warning" title={w.noCode}>{w.noCodeHint}</Notice>}
      <Notice look="sure" icon="money" title={w.cardFree}>
        {w.cardSecret}
      </Notice>
    </Page>
  );
}
