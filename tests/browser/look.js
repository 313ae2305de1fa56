// Looks at pages as browsers show them: node look.js SETTINGS, where SETTINGS is a file of JSON. Prints what it found.
const { readFileSync } = require('fs');
const { createRequire } = require('module');
const { pathToFileURL } = require('url');

const settings = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const tools = createRequire(settings.tools + '/');
const puppeteer = tools('puppeteer-core');
const axe = readFileSync(tools.resolve('axe-core/axe.min.js'), 'utf8');
const flags = ['no-sandbox', 'disable-gpu', 'disable-quic', 'no-first-run', 'disable-background-networking',
  'disable-component-update', 'disable-sync'].map((name) => `--${name}`);

async function look(browser, file, width, scheme) {
  const address = pathToFileURL(file).href;
  const page = await browser.newPage();
  const found = { file, width, scheme, console: [], requests: [] };
  page.on('console', (message) => found.console.push(message.text()));
  page.on('pageerror', (error) => found.console.push(String(error)));
  page.on('request', (request) => { if (request.url() !== address) found.requests.push(request.url()); });
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.goto(address);
  found.overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  found.styled = await page.evaluate(() => getComputedStyle(document.body).maxWidth !== 'none');
  found.smallest = await page.evaluate(() => Math.min(...[...document.querySelectorAll('body *')]
    .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
    .map((one) => parseFloat(getComputedStyle(one).fontSize))));
  found.answered = await page.evaluate(() => {
    const before = document.querySelector('h2')?.previousElementSibling;
    return before ? before.getBoundingClientRect().bottom : 0;
  });
  await page.close();
  const checked = await browser.newPage();
  await checked.setBypassCSP(true); // what checks the page is a script, and no page lets one run
  await checked.setViewport({ width, height: 900 });
  await checked.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await checked.goto(address);
  await checked.evaluate(axe);
  const result = await checked.evaluate(() => axe.run());
  found.violations = result.violations.map((one) => `${one.id}: ${one.nodes[0].html.slice(0, 200)}`);
  await checked.close();
  return found;
}

async function printed(browser, file, target) {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(file).href);
  await page.pdf({ path: target, format: 'A4', printBackground: false });
  await page.close();
}

(async () => {
  const browser = await puppeteer.launch({ executablePath: settings.browser, headless: true, args: flags });
  const found = [];
  for (const file of settings.files) {
    for (const width of settings.widths) {
      for (const scheme of ['light', 'dark']) found.push(await look(browser, file, width, scheme));
    }
  }
  for (const [file, target] of settings.prints) await printed(browser, file, target);
  await browser.close();
  console.log(JSON.stringify(found));
})().catch((error) => { console.error(error); process.exit(1); });
