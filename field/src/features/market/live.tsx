import { useLive } from '../../shell/live';
import { back } from '../../shell/router';
import { Notice, Page } from '../../ui/parts';
import { w } from './words';

/** A plan of selling before a camera, as the office wrote it; it is read here without a network. */
export function Live({ id }: { id: string }) {
  const plan = useLive(async (store) => (await store.rows('market.lives')).find((one) => one.id === id) ?? null, [id]);
  if (plan === undefined) return null;
  return (
    <Page
      title={plan?.title ?? w.gone}
      tab={w.lives}
      back={() => {
        back('/cho');
      }}
    >
      {plan && (
        <>
          <p class="b">
            {new Date(plan.begins_at).toLocaleString('vi-VN', { dateStyle: 'full', timeStyle: 'short' })} · {plan.speaker} · {plan.sheet.where}
          </p>
          <Notice look="warn" icon="money" title={plan.sheet.orders} />
          <section class="card stack tight">
            <h2>{w.checks}</h2>
            {plan.sheet.checks.map(({ good, what }) => (
              <p key={what} class={good ? '' : 'b'}>
                {good ? '✓' : '!'} {what}
              </p>
            ))}
          </section>
          <section class="card stack tight">
            <h2>{w.parts}</h2>
            {plan.sheet.parts.map(({ begins, ends, what, say }) => (
              <p key={begins}>
                <b>
                  {begins}–{ends} · {what}.
                </b>{' '}
                {say}
              </p>
            ))}
          </section>
          {plan.bring.length > 0 && (
            <p>
              {w.bring}: {plan.bring.join(' · ')}
            </p>
          )}
          {[...plan.sheet.answers, { name: w.always, lines: plan.sheet.always }].map(({ name, lines }) => (
            <section key={name} class="card stack tight">
              <h2>{name}</h2>
              {lines.map(({ ask, say, known }) => (
                <p key={ask}>
                  <span class="small">{ask}</span>
                  <br />
                  <span class={known ? '' : 'b'}>{say}</span>
                </p>
              ))}
            </section>
          ))}
        </>
      )}
    </Page>
  );
}
