// One map in several tabs: the first leads and keeps it, the others show what happens there, and the next one leads when it goes.
// A tab of a later version of the program takes the lead from one of an earlier version, never the reverse.

const NAME = "stakeholder-map";
/** Of the program, as far as tabs must agree; later versions have larger numbers. */
const VERSION = 1;
/** How long a tab that is loaded again waits for its own lock of before. */
const MILLIS = 700;

/**
 * Joins the other tabs; `leads` of what is returned tells whether this one leads. `newest()` gives the map on screen, the changes since, and its kind;
 * `show` gets those of the leading tab, without a map where they go on from what was shown; `lead(hasSeen)` says that this tab leads from now on,
 * and whether it shows what the former one had; `rest` that a later version wants to lead, and resolves once all is written.
 */
export function join({ newest, show, lead, rest }) {
  const channel = new BroadcastChannel(NAME);
  const leaving = new AbortController();
  let [isLeading, isWaiting, hasSeen, number] = [false, false, false, 0];
  let [answer, release] = [];
  const leads = new Promise((resolve) => (answer = resolve));
  const say = (message) => channel.postMessage({ version: VERSION, number, ...message });
  const wait = () => {
    isWaiting = true;
    answer(false);
  };
  const give = (whole) => whole && say({ whole });

  channel.onmessage = async ({ data }) => {
    if (data.asks && isLeading && data.version > VERSION) {
      isLeading = false;
      await rest();
      release();
    } else if (data.asks) {
      if (isLeading) give(newest());
    } else if (!isLeading && data.version === VERSION) {
      if (!isWaiting) wait();
      // One that was missed comes with the whole map.
      if (!data.whole && data.number !== number + 1) return ask();
      number = data.number;
      hasSeen ||= !!data.whole;
      show(data.whole ?? { changes: [data.change] });
    }
  };

  const hold = () => {
    isLeading = true;
    isWaiting ? lead(hasSeen) : answer(true);
    return new Promise((done) => (release = done));
  };
  navigator.locks.request(NAME, { signal: leaving.signal }, hold).catch(() => answer(!leaving.signal.aborted));
  const ask = () => say({ asks: true });
  ask();
  setTimeout(() => !isLeading && wait(), MILLIS);

  return {
    leads,
    /** Asks for what the leading tab shows; one that leads answers nothing to itself. */
    ask,
    /** Tells the others of a change, or of another map. */
    tell(change, whole) {
      if (!isLeading) return;
      number += 1;
      whole ? give(whole) : say({ change });
    },
    leave() {
      leaving.abort();
      release?.();
      channel.close();
    },
  };
}
