import type { Concealment } from '../../works/conceal.ts';
import type { Standing } from '../../works/standing.ts';
import { ActButton, KeeperForm } from './KeeperPage.tsx';
import { inForce, PastStanding, StandingLines } from './StandingLines.tsx';

/** Who meets a work, why others do not, and the acts that change it. */
export function WhoSeesIt({ workId, standing }: { workId: number; standing: Standing }) {
  const address = `/keeper/works/${workId}`;
  const isHidden = standing.hidings.some(inForce);
  return (
    <section id="standing" aria-labelledby="standing-head">
      <h2 id="standing-head">Who sees it</h2>
      <StandingLines standing={standing} />
      <ul class="standing-acts">
        <li>
          {isHidden ? (
            <>
              <p>Only keepers and its author meet it. The reason stays on record.</p>
              <ActButton action={`${address}/hiding/end`} words="Show it again" quiet />
            </>
          ) : (
            <HidingForm address={address} />
          )}
        </li>
        <li>
          <p>Until it is revealed, an unrevealed work is not there for readers: no page, no list, no file.</p>
          <Concealing address={address} standing={standing} kind="unrevealed" />
        </li>
        <li>
          <p>
            Readers meet an anonymous work like any other, but its name, contact, source and series, which
            would tell who wrote it, are left out on every page and in every file.
          </p>
          <Concealing address={address} standing={standing} kind="anonymous" />
        </li>
      </ul>
      <PastStanding standing={standing} />
    </section>
  );
}

function HidingForm({ address }: { address: string }) {
  return (
    <KeeperForm action={`${address}/hiding`} class="hiding">
      <label for="hiding-reason">To hide it from readers, say why</label>
      <div class="row">
        <input id="hiding-reason" name="reason" required maxlength={1000} dir="auto" />
        <button type="submit" class="plain">
          Hide it
        </button>
      </div>
    </KeeperForm>
  );
}

const WORDS: Record<Concealment, [begin: string, end: string]> = {
  unrevealed: ['Keep it unrevealed', 'Reveal it'],
  anonymous: ['Make it anonymous', 'Reveal who wrote it'],
};

function Concealing(props: { address: string; standing: Standing; kind: Concealment }) {
  const { address, standing, kind } = props;
  const holds = standing.concealments.some((one) => one.kind === kind && inForce(one));
  const act = `${address}/concealments/${kind}`;
  const [begin, end] = WORDS[kind];
  return <ActButton action={holds ? `${act}/end` : act} words={holds ? end : begin} quiet />;
}
