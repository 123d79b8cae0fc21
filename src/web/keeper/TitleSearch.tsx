/** Finds works by words of their title or byline. */
export function TitleSearch({ words }: { words: string }) {
  return (
    <form class="search" method="get" action="/keeper/works" role="search">
      <label for="words">Words of the title or the byline</label>
      <div class="row">
        <input type="search" id="words" name="words" value={words} maxlength={200} />
        <button type="submit">Find</button>
      </div>
    </form>
  );
}
