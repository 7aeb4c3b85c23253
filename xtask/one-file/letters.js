// Bytes as the text of a page in windows-1252, which has one letter for every byte.
//
// A page cannot hold all of them: it drops or changes NUL and CR, and with `<` the element could end. These three, and the letter that
// says so, stand as that letter and one that the page can hold.

const MARK = 0x1b;
const STEP = 0x40;
const HARD = [0x00, 0x0d, 0x3c, MARK];

/** Bytes that, as windows-1252, are text of an element. */
export function escaped(bytes) {
  const text = [];
  for (const byte of bytes) HARD.includes(byte) ? text.push(MARK, byte + STEP) : text.push(byte);
  return Uint8Array.from(text);
}

/** The bytes that such a text stands for. */
export function unescaped(text) {
  const written = bytesOf(text);
  const bytes = new Uint8Array(written.length);
  let length = 0;
  for (let at = 0; at < written.length; at++) bytes[length++] = written[at] === MARK ? written[++at] - STEP : written[at];
  return bytes.subarray(0, length);
}

/** The bytes of a text in windows-1252; what it has no letter for is a question mark. */
export function bytesOf(text) {
  const letters = new TextDecoder("windows-1252").decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  const codes = new Map(Array.from(letters, (letter, byte) => [letter.charCodeAt(0), byte]));
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = codes.get(text.charCodeAt(at)) ?? 0x3f;
  return bytes;
}
