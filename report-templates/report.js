// Sorting and filtering of tables on screen, and cards of their rows on a phone; without it the report is complete.
'use strict';
// The style shows these rows as cards, which takes the meaning of a table from its elements: it is said again by roles.
const roles = { TABLE: 'table', THEAD: 'rowgroup', TBODY: 'rowgroup', TR: 'row', TD: 'cell' };
for (const table of document.querySelectorAll('.table:not(.data) > .scroll > table')) {
  const heads = [...table.tHead.rows[0].cells].map((head) => head.textContent);
  if (heads.length <= 3) continue;
  table.classList.add('cards');
  for (const part of [table, ...table.querySelectorAll('thead, tbody, tr, td')])
    part.setAttribute('role', roles[part.tagName]);
  for (const head of table.querySelectorAll('th'))
    head.setAttribute('role', head.scope === 'col' ? 'columnheader' : 'rowheader');
  for (const cell of table.querySelectorAll('td')) {
    const value = document.createElement('div');
    value.append(...cell.childNodes);
    cell.append(value);
    cell.dataset.label = heads[cell.cellIndex];
  }
}
for (const table of document.querySelectorAll('table[data-sortable]')) {
  const bodies = [...table.tBodies];
  const heads = [...table.tHead.rows[0].cells];

  const valueOf = (row, column) => {
    const cell = row.cells[column];
    if (!cell) return '';
    return cell.dataset.sort === undefined ? cell.textContent.trim() : Number(cell.dataset.sort);
  };
  const compare = (a, b) => {
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    if (typeof a === 'number') return -1;
    if (typeof b === 'number') return 1;
    return a < b ? -1 : a > b ? 1 : 0;
  };
  const sort = (column, direction) => {
    for (const body of bodies) {
      const rows = [...body.rows].filter((row) => !row.classList.contains('group'));
      rows.sort((a, b) => direction * compare(valueOf(a, column), valueOf(b, column)));
      body.append(...rows);
    }
  };
  heads.forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const direction = head.getAttribute('aria-sort') === 'ascending' ? -1 : 1;
      for (const other of heads) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', direction === 1 ? 'ascending' : 'descending');
      sort(column, direction);
    });
  });

  const filter = table.closest('.table').querySelector('.filter');
  if (filter) {
    filter.hidden = false;
    filter.querySelector('input').addEventListener('input', (event) => {
      const wanted = event.target.value.trim().toLowerCase();
      for (const body of bodies) {
        let shown = 0;
        for (const row of body.rows) {
          if (row.classList.contains('group')) continue;
          row.hidden = wanted !== '' && !row.textContent.toLowerCase().includes(wanted);
          if (!row.hidden) shown++;
        }
        body.hidden = shown === 0;
      }
    });
  }
}
// What scrolls sideways is reached by keyboard; it may begin to when the window narrows or a figure's data are opened.
const scrolling = new ResizeObserver((entries) => {
  for (const { target: region } of entries) {
    if (region.scrollWidth > region.clientWidth) {
      const caption = region.parentElement.querySelector('.caption');
      const name = caption || region.closest('section').querySelector('h2');
      region.tabIndex = 0;
      region.setAttribute('role', 'group');
      region.setAttribute('aria-label', name.textContent);
    } else {
      for (const attribute of ['tabindex', 'role', 'aria-label']) region.removeAttribute(attribute);
    }
  }
});
for (const region of document.querySelectorAll('.scroll')) scrolling.observe(region);
