/** The series a work stands in, a line each, and one empty line for another. */
export function SeriesRows({ name, text }: { name: string; text: string }) {
  const rows = [...text.split('\n').filter(Boolean), ''];
  return (
    <div class="series-rows">
      {rows.map((row, index) => {
        const [title = '', number = '', address = ''] = row.split('\t');
        const of = title || 'another series';
        return (
          <div class="series-row">
            <input
              type="text"
              name={`${name}.name`}
              value={title}
              aria-label={
                index === rows.length - 1 ? 'Name of another series' : `Name of series ${index + 1}`
              }
              placeholder={title ? undefined : 'Name'}
              dir="auto"
            />
            <input
              type="text"
              name={`${name}.number`}
              value={number}
              inputmode="numeric"
              aria-label={`Number in ${of}`}
              placeholder={title ? undefined : 'No.'}
            />
            <input
              type="text"
              name={`${name}.address`}
              value={address}
              inputmode="url"
              aria-label={`Address of ${of} elsewhere`}
              placeholder={title ? undefined : 'Address elsewhere'}
            />
          </div>
        );
      })}
    </div>
  );
}
