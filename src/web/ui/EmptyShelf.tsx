/** What stands here before the first work does, and how to begin. */
export function EmptyShelf() {
  return (
    <section class="empty">
      <h2>The shelves are still empty</h2>
      <p>
        Stories will stand here as soon as the keeper brings some: text files, saved pages, e-books,
        mailing-list archives, or a zip of them all. Each becomes a work with its author, fandom, tags and
        chapters, ready to read and to take away.
      </p>
      <p>The keeper begins in one of two ways:</p>
      <ol class="ways">
        <li>
          on the server, with a file, a folder or a zip:
          <pre>
            <code>npx fadeless import ~/stories</code>
          </pre>
        </li>
        <li>
          in the browser, signed in by the address that this prints:
          <pre>
            <code>npx fadeless keeper</code>
          </pre>
        </li>
      </ol>
    </section>
  );
}
