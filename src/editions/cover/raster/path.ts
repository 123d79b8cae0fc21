import { Outline, type Place } from './outline.ts';

/** How many numbers a command takes. */
const TAKES: Record<string, number> = { M: 2, L: 2, H: 1, V: 1, C: 6, Q: 4, A: 7 };

/** The outline of a path of SVG, its figures closed as filling closes them. Covers use the commands of `TAKES` and `z`. */
export function outlineOf(d: string, place: Place): Outline {
  const pen = new Pen(place);
  const numbers: number[] = [];
  let command = 'M';
  for (let at = 0; at < d.length;) {
    const code = d.charCodeAt(at);
    if (code >= 65) {
      command = d[at]!;
      at++;
      numbers.length = 0;
      if (command === 'z' || command === 'Z') pen.close();
    } else if (code === 32 || code === 44) at++;
    else {
      const end = endOfNumber(d, at);
      numbers.push(Number(d.slice(at, end)));
      at = end;
      if (numbers.length < TAKES[command.toUpperCase()]!) continue;
      pen.draw(command, numbers);
      numbers.length = 0;
      // Further pairs after a move are lines.
      if (command === 'M') command = 'L';
      else if (command === 'm') command = 'l';
    }
  }
  pen.close();
  return pen.outline;
}

function endOfNumber(d: string, from: number): number {
  let at = from + 1;
  for (; at < d.length; at++) {
    const code = d.charCodeAt(at);
    if ((code < 48 || code > 57) && code !== 46) break;
  }
  return at;
}

/** Follows a path in its own units. */
class Pen {
  readonly outline: Outline;
  #x = 0;
  #y = 0;
  /** Where the figure began. */
  #startX = 0;
  #startY = 0;

  constructor(place: Place) {
    this.outline = new Outline(place);
  }

  close(): void {
    this.outline.line(this.#startX, this.#startY);
    this.#x = this.#startX;
    this.#y = this.#startY;
  }

  draw(command: string, numbers: readonly number[]): void {
    const letter = command.toUpperCase();
    const [x, y] = letter === command ? [0, 0] : [this.#x, this.#y];
    const [fromX, fromY] = [this.#x, this.#y];
    const [a = 0, b = 0, c = 0, d = 0] = numbers;
    const [endX, endY] = [numbers.at(-2) ?? 0, numbers.at(-1) ?? 0];
    this.#x = letter === 'V' ? fromX : x + (letter === 'H' ? a : endX);
    this.#y = letter === 'H' ? fromY : y + endY;
    if (letter === 'M') this.#begin(fromX, fromY);
    else if (letter === 'Q') this.outline.quadratic(fromX, fromY, x + a, y + b, this.#x, this.#y);
    else if (letter === 'C') this.outline.cubic(fromX, fromY, x + a, y + b, x + c, y + d, this.#x, this.#y);
    else if (letter === 'A')
      this.outline.arc(fromX, fromY, a, b, d !== 0, numbers[4] !== 0, this.#x, this.#y);
    else this.outline.line(this.#x, this.#y);
  }

  #begin(fromX: number, fromY: number): void {
    const [x, y] = [this.#x, this.#y];
    [this.#x, this.#y] = [fromX, fromY];
    this.close();
    [this.#x, this.#y] = [this.#startX, this.#startY] = [x, y];
    this.outline.move(x, y);
  }
}
