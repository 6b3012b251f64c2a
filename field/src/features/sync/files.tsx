import { field, useLive } from '../../shell/live';
import { ProblemText } from './parts';
import { w } from './words';

/** Photos and recordings that still wait behind the words, and those that need a look. */
export function FilesWaiting() {
  const found = useLive(async () => {
    const files = await field().files();
    return { ...(await files.waiting()), list: await files.list() };
  }, []);
  if (!found || found.files + found.refused === 0) return null;
  const refused = found.list.filter((file) => file.state === 'refused');
  return (
    <section class={refused.length > 0 ? 'card look stack' : 'card stack tight'}>
      {found.files > 0 && <p class="b">{w.files(found.files, Math.ceil(found.bytes / 1024))}</p>}
      {found.files > 0 && <p class="small">{w.filesHint}</p>}
      {refused.map((file) => (
        <div key={file.digest} class="stack tight">
          <h2>{w.fileReview}</h2>
          {file.problem && <ProblemText problem={file.problem} />}
          <a class="link" href={`#/tep/${file.assist}`}>
            {w.see}
          </a>
        </div>
      ))}
    </section>
  );
}
