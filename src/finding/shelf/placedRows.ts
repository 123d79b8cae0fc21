import { Growing } from './growing.ts';
import { RELATIONS, type Placed } from './segment.ts';
import type { Place } from './workFacts.ts';

/** Rows with their places in a canon. */
export class PlacedRows {
  #rows = new Growing(Uint32Array);
  #fandom = new Growing(Uint16Array);
  #relation = new Growing(Uint8Array);
  #from = new Growing(Int32Array);
  #to = new Growing(Int32Array);

  push(row: number, fandom: number, place: Place): void {
    this.#rows.push(row);
    this.#fandom.push(fandom);
    this.#relation.push(RELATIONS.indexOf(place.relation));
    this.#from.push(place.from);
    this.#to.push(place.to);
  }

  taken(): Placed {
    return {
      rows: this.#rows.taken(),
      fandom: this.#fandom.taken(),
      relation: this.#relation.taken(),
      from: this.#from.taken(),
      to: this.#to.taken(),
    };
  }
}
