// Opens the pages of a folder in Chromium and prints what it met, as JSON, for the Go
// test beside it: node check.mjs CHROMIUM FOLDER PAGE... -- PAGE... Those behind the dashes
// are looked at for their width only, and for what they ask for and complain of.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {chromium} from 'playwright-core';

const [executablePath, folder, ...names] = process.argv.slice(2);
const pages = names.slice(0, names.indexOf('--')), others = names.slice(names.indexOf('--') + 1);
const axe = readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const url = page => pathToFileURL(join(folder, page + '.html')).href;

const browser = await chromium.launch({executablePath, args: ['--no-sandbox', '--disable-gpu']});

// open opens a page and notes all that it asks for and complains of.
async function open(context, page) {
  const p = await context.newPage();
  const met = {requests: [], messages: []};
  p.on('request', r => met.requests.push(r.url()));
  p.on('console', m => met.messages.push(m.type() + ': ' + m.text()));
  p.on('pageerror', e => met.messages.push('error: ' + e.message));
  await p.goto(url(page));
  return {p, met};
}

const size = width => ({width, height: width < 600 ? 844 : 900});
const opener = '#keys [popovertarget="k-export_revenue"]';
const result = {views: [], axe: [], clicks: [], prints: []};

// view looks at a page with its policy on.
async function view(page, width, colorScheme) {
  const context = await browser.newContext({viewport: size(width), colorScheme});
  const {p, met} = await open(context, page);
  const wide = () => p.evaluate(() => document.documentElement.scrollWidth);
  const closed = await wide();
  await p.screenshot({path: join(folder, `${page}-${colorScheme}-${width}.png`)});
  await p.evaluate(() => document.querySelectorAll('details').forEach(d => { d.open = true; }));
  result.views.push({page, width, colorScheme, closed, open: await wide(), ...met});
  await context.close();
}

for (const page of others) {
  for (const width of [1280, 390]) await view(page, width, 'light');
}

for (const page of pages) {
  for (const width of [1280, 390]) {
    for (const colorScheme of ['light', 'dark']) {
      await view(page, width, colorScheme);

      // The same without it, for axe: as it opens, with everything open, with a popover.
      const bare = await browser.newContext({viewport: size(width), colorScheme, bypassCSP: true});
      const q = (await open(bare, page)).p;
      await q.evaluate(axe);
      const run = async state => {
        const found = await q.evaluate(t => window.axe.run(document, {runOnly: t, resultTypes: ['violations']}), tags);
        result.axe.push({page, width, colorScheme, state, passed: found.passes.length, violations: found.violations.map(
          v => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' ' + (n.any[0]?.message ?? '')).join(' | ')}`)});
      };
      await run('closed');
      if (width === 390 && colorScheme === (page === 'fr' ? 'dark' : 'light')) {
        await q.evaluate(() => document.querySelectorAll('details').forEach(d => { d.open = true; }));
        await run('open');
        await q.click(opener);
        await run('popover');
      }
      await bare.close();
    }
  }

  // Without scripts and without a network: a click shows who said it, and in which words.
  const still = await browser.newContext({viewport: size(1280), javaScriptEnabled: false, offline: true});
  const {p, met} = await open(still, page);
  const pop = p.locator('#k-export_revenue');
  const before = await pop.isVisible();
  await p.click(opener);
  const after = await pop.isVisible();
  const text = await pop.innerText();
  await p.locator('#k-export_revenue .close').click();
  result.clicks.push({page, before, after, text, closed: !(await pop.isVisible()), ...met});
  await p.pdf({path: join(folder, page + '.pdf'), preferCSSPageSize: true, printBackground: true, tagged: true});
  result.prints.push(page);
  await still.close();
}
await browser.close();
console.log(JSON.stringify(result));
