// This file is part of Moodle - https://moodle.org/
//
// Moodle is free software: you can redistribute it and/or modify
// it under the terms of the GNU General Public License as published by
// the Free Software Foundation, either version 3 of the License, or
// (at your option) any later version.
//
// Moodle is distributed in the hope that it will be useful,
// but WITHOUT ANY WARRANTY; without even the implied warranty of
// MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE.  See the
// GNU General Public License for more details.
//
// You should have received a copy of the GNU General Public License
// along with Moodle.  If not, see <https://www.gnu.org/licenses/>.

/**
 * Where the search fields of « Mon parcours » get their occupations and places from.
 *
 * @module     local_mara/list_search
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

import Ajax from 'core/ajax';

/** Select elements whose order is being kept, with the values that were chosen, in the order they were. */
const chosen = new Map();

/**
 * The values that are chosen in a select element.
 *
 * @param {HTMLSelectElement} select
 * @returns {String[]}
 */
const values = (select) => Array.from(select.selectedOptions).map((option) => option.value);

/**
 * Sees to it that what is chosen is sent in the order it was chosen, not in that of the search's results.
 *
 * @param {HTMLSelectElement} select
 */
const keepOrder = (select) => {
    if (!select.multiple || chosen.has(select)) {
        return;
    }
    chosen.set(select, values(select));
    select.addEventListener('change', () => {
        const now = values(select);
        const before = chosen.get(select).filter((value) => now.includes(value));
        const order = before.concat(now.filter((value) => !before.includes(value)));
        const options = new Map(Array.from(select.options).map((option) => [option.value, option]));
        order.forEach((value) => select.append(options.get(value)));
        chosen.set(select, order);
    });
};

/**
 * A plain text as HTML.
 *
 * @param {String} text
 * @returns {String}
 */
const escaped = (text) => {
    const element = document.createElement('span');
    element.textContent = text;
    return element.innerHTML;
};

/**
 * Asks Moodle for what fits.
 *
 * @param {String} selector of the select element
 * @param {String} query what was typed
 * @param {Function} success gets the results
 * @param {Function} failure gets an error
 */
export const transport = (selector, query, success, failure) => {
    const select = document.querySelector(selector);
    keepOrder(select);
    if (!query.trim()) {
        success([]);
        return;
    }
    Ajax.call([{
        methodname: 'local_mara_search_list',
        args: {list: select.dataset.list, query},
    }])[0].then(success).catch(failure);
};

/**
 * The results as the form wants them.
 *
 * @param {String} selector of the select element
 * @param {Object[]} results
 * @returns {Object[]}
 */
export const processResults = (selector, results) => results.map(({code, name}) => ({value: code, label: escaped(name)}));
