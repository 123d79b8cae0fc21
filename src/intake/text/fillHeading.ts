/** `Fill: The Lamps`, `[FILL 1/?]`: what a comment is called that answers a prompt; its part, and what follows. */
export const FILL =
  /^[\s*_[(~]*(?:re:\s+)?(?:mini[- ]?)?fill(?:ed)?\b[\])*_]*\s*(?:(#?\d+[a-z]?|(?:part\s+)?\d+[a-z]?\s*(?:\/|of)\s*(?:\d+|\?+))[\])*_]*)?\s*(?:[:–—-]+[*_]*\s*(.*))?$/i;
const ANSWER_LINE = /\((?:Reply|Link|Thread|Parent)\b[^)]{0,20}\)|^(?:Reply|Link|Thread|Parent)$/;

/** Is this the subject of a comment that answers a prompt? */
export function isFillHeading(text: string): boolean {
  return text.length <= 160 && FILL.test(text.trim()) && !/(?:[.!…]|[^/\d]\?)["”]?\s*$/.test(text);
}

/** `(Reply) (Thread)`, below a comment. */
export function isAnswerLine(line: string): boolean {
  return ANSWER_LINE.test(line);
}
