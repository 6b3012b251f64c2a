import type { ComponentChildren } from 'preact';
import type { Procedure, ReferencePaper } from '../../rules/types';
import { errandPath } from '../../shell/errand';
import { lazy } from '../../shell/lazy';
import { useBundle } from '../../shell/live';
import { back } from '../../shell/router';
import { shortDate } from '../../ui/dates';
import { Icon, Picture } from '../../ui/icons';
import { Button, Notice, Page } from '../../ui/parts';
import { Former } from './former';
import { formerOf } from './rules';
import { w } from './words';

const Payees = lazy(async () => (await import('../../shell/payees')).Payees);

function Fact({ picture, label, children }: { picture: string; label: string; children: ComponentChildren }) {
  return (
    <li class="row">
      <Picture name={picture} />
      <div class="grow">
        <div class="small">{label}</div>
        <div class="b">{children}</div>
      </div>
    </li>
  );
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="stack tight">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function paperHow(how: string | undefined): string {
  return how === 'bring' || how === 'show' || how === 'if_not_found' ? w.how[how] : '';
}

function PaperLine({ paper }: { paper: ReferencePaper }) {
  const amount = [
    paperHow(paper.how),
    paper.originals ? w.originals(paper.originals) : '',
    paper.copies ? w.copies(paper.copies) : '',
  ].filter(Boolean);
  return (
    <li class="paper">
      <div class="b">{paper.name}</div>
      {amount.length > 0 && <div class="small">{amount.join(' · ')}</div>}
      {paper.when && <div class="small">{paper.when}</div>}
      {paper.form && <div class="small">{w.form(paper.form)}</div>}
    </li>
  );
}

function Trust({ procedure }: { procedure: Procedure }) {
  return (
    <>
      {procedure.reviewed_by ? (
        <Notice look="sure" icon="check" title={w.reviewed(procedure.reviewed_by)} />
      ) : (
        <Notice look="warn" icon="warning" title={w.unreviewed}>
          {w.unreviewedHint}
        </Notice>
      )}
      {procedure.status === 'partly_verified' && (
        <Notice look="warn" icon="question" title={w.partly}>
          {procedure.note || w.partlyHint}
        </Notice>
      )}
    </>
  );
}

function isChannel(channel: string): channel is keyof typeof w.channel {
  return channel in w.channel;
}

function Facts({ procedure }: { procedure: Procedure }) {
  const channels = (procedure.channels ?? []).map((c) => (isChannel(c) ? w.channel[c] : c)).join(', ');
  return (
    <ul class="card list">
      <Fact picture="office" label={w.where}>
        {procedure.where || w.unknown}
      </Fact>
      <Fact picture="wait" label={w.howLong}>
        {procedure.time?.text || w.unknown}
      </Fact>
      <Fact picture="money" label={w.fee}>
        {procedure.fee?.text || w.askFee}
      </Fact>
      <Fact picture="phone" label={w.channels}>
        {channels ? channels.charAt(0).toUpperCase() + channels.slice(1) : w.unknown}
      </Fact>
    </ul>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <details class="card">
      <summary>
        <Icon name="next" small />
        {title}
      </summary>
      <ol class="stack">
        {lines.map((line, n) => (
          <li key={n}>{line}</li>
        ))}
      </ol>
    </details>
  );
}

function Body({ procedure }: { procedure: Procedure }) {
  const papers = procedure.papers ?? [];
  return (
    <>
      {procedure.summary && <p>{procedure.summary}</p>}
      <Trust procedure={procedure} />
      <Facts procedure={procedure} />
      <Payees procedure={procedure.code} />
      <Part title={w.paperList}>
        {papers.length === 0 ? (
          <p class="small">{w.noPapers}</p>
        ) : (
          <ul class="card list">
            {papers.map((paper, n) => (
              <PaperLine key={n} paper={paper} />
            ))}
          </ul>
        )}
      </Part>
      <Lines title={w.steps} lines={procedure.steps ?? []} />
      <Part title={w.requirements}>
        <p>{procedure.requirements || w.unknown}</p>
      </Part>
      <Part title={w.result}>
        <p>{procedure.result || w.unknown}</p>
      </Part>
      <Lines title={w.law} lines={[...(procedure.law ?? []), ...(procedure.law_changes ?? [])]} />
      <Lines title={w.check} lines={procedure.check ?? []} />
      <p class="small">
        {procedure.code.startsWith('0.') ? (
          w.noCode
        ) : (
          <>
            {w.official}: {procedure.title}
            <br />
            {w.code(procedure.code)}
          </>
        )}
        {procedure.as_of && ` · ${w.asOf(shortDate(procedure.as_of))}`}
        {procedure.source && (
          <>
            <br />
            {w.source}: {procedure.source.replace(/^https?:\/\/([^/]*).*/, '$1')}
          </>
        )}
      </p>
    </>
  );
}

function asAloud(procedure: Procedure): string {
  const facts = [procedure.where, procedure.time?.text, procedure.fee?.text];
  return [procedure.plain, procedure.summary, ...facts].filter(Boolean).join('. ');
}

/** The reference page of one procedure: papers, steps, law, source, and how sure we are of it. */
export function Reference({ code, house }: { code: string; house: string }) {
  const bundle = useBundle('procedures');
  const guides = useBundle('guides');
  const leave = (): void => {
    back(house ? `/can/${house}` : '/giay-to');
  };
  if (bundle === undefined || guides === undefined) return null;
  const procedure = bundle?.procedures.find((p) => p.code === code);
  if (!procedure) {
    const old = bundle ? formerOf(code, bundle) : null;
    return (
      <Page title={w.papers} back={leave}>
        {old ? (
          <Former former={old.former} now={old.now?.plain ?? ''} />
        ) : (
          <Notice icon="question" title={w.gone}>
            {w.goneHint}
          </Notice>
        )}
        {old?.now && <Button href={`#/thu-tuc/${old.now.code}${house ? `/${house}` : ''}`}>{w.toSuccessor}</Button>}
        <Button look="ghost" icon="search" href={`/thu-tuc?q=${encodeURIComponent(code)}`}>
          {w.online}
        </Button>
        <Button look={old?.now ? 'ghost' : 'soft'} href="#/giay-to">
          {w.find}
        </Button>
      </Page>
    );
  }
  const guided = guides?.guides.some((g) => g.procedure === code) ?? false;
  const start = house ? `#${errandPath(house, code, 'hoi')}` : `#/chon-nha/${code}`;
  return (
    <Page
      title={procedure.plain}
      back={leave}
      say={asAloud(procedure)}
      dock={guided && <Button href={start}>{house ? w.start : w.startAny}</Button>}
    >
      {!guided && (
        <Notice icon="paper" title={w.noGuide}>
          {w.noGuideHint}
        </Notice>
      )}
      <Body procedure={procedure} />
    </Page>
  );
}
