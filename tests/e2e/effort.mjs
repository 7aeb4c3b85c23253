// What a person does with keys, mouse and finger, counted. A person is a page whose deeds are numbered:
//
//   letters(text)     writes the letters of a name; they cost what they cost in any program, and are counted apart
//   keys(...names)    presses keys
//   click(locator)    presses with the mouse; tap(locator) with a finger
//
// The log of a story is printed, and stands in docs/effort.md.
export function person(page) {
  const effort = { letters: 0, keys: 0, clicks: 0, taps: 0 };
  return {
    effort,
    async letters(text) {
      effort.letters += [...text].length;
      await page.page.keyboard.type(text);
    },
    async keys(...names) {
      for (const name of names) {
        effort.keys += 1;
        await page.page.keyboard.press(name);
      }
    },
    async click(locator) {
      effort.clicks += 1;
      await locator.click();
    },
    async tap(locator) {
      effort.taps += 1;
      await locator.tap();
    },
    log(title) {
      const { letters, keys, clicks, taps } = effort;
      console.log(`        ${title}: ${keys} keys, ${clicks} clicks, ${taps} taps, beside ${letters} letters of names`);
    },
  };
}

/** Twenty bodies of one city: name, sector, power, interest. */
export const BODIES = [
  ["Public Health", "Health", 7, 9],
  ["County Hospital", "Health", 8, 5],
  ["Nurses at Home", "Health", 3, 7],
  ["Dental Forum", "Health", 2, 4],
  ["School Board", "Education", 8, 6],
  ["Northside Primary", "Education", 3, 8],
  ["Adult Learning", "Education", 3, 5],
  ["Library", "Education", 2, 6],
  ["Family Office", "Social services", 6, 8],
  ["Food Bank", "Social services", 2, 9],
  ["Youth Bureau", "Social services", 4, 7],
  ["Shelter", "Social services", 2, 7],
  ["Parks", "Planning", 4, 5],
  ["Streets", "Planning", 6, 3],
  ["Transit", "Planning", 6, 4],
  ["Mayor", "Government", 9, 6],
  ["Council", "Government", 9, 5],
  ["Police", "Government", 7, 4],
  ["Budget Office", "Government", 9, 3],
  ["Emergency", "Government", 5, 5],
];

/** Thirty ties: two names, the kind where it is another than the last one's. */
export const TIES = [
  ["Public Health", "County Hospital", "referral"],
  ["Public Health", "Nurses at Home"],
  ["Public Health", "Dental Forum"],
  ["Nurses at Home", "County Hospital"],
  ["Family Office", "Shelter"],
  ["Family Office", "Food Bank"],
  ["Youth Bureau", "Family Office"],
  ["School Board", "Youth Bureau"],
  ["Northside Primary", "Family Office"],
  ["Police", "Shelter"],
  ["Budget Office", "Public Health", "funding"],
  ["Budget Office", "School Board"],
  ["Budget Office", "Parks"],
  ["Budget Office", "Streets"],
  ["Budget Office", "Transit"],
  ["Budget Office", "Family Office"],
  ["Council", "Library"],
  ["Council", "Food Bank"],
  ["School Board", "Northside Primary"],
  ["School Board", "Adult Learning"],
  ["Public Health", "School Board", "information"],
  ["Public Health", "Mayor"],
  ["Mayor", "Council"],
  ["Mayor", "Police"],
  ["Mayor", "Emergency"],
  ["Emergency", "Police"],
  ["Emergency", "County Hospital"],
  ["Parks", "Northside Primary"],
  ["Streets", "Transit"],
  ["Library", "Adult Learning"],
];
