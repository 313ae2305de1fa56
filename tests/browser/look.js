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
const SCHEMES = ['light', 'dark'];

const opened = async (browser, address) => {
  const page = await browser.newPage();
  const found = { console: [], requests: [] };
  page.on('console', (message) => found.console.push(message.text()));
  page.on('pageerror', (error) => found.console.push(String(error)));
  page.on('request', (request) => { if (request.url() !== address) found.requests.push(request.url()); });
  await page.goto(address);
  return [page, found];
};

async function show(page, width, scheme) {
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
}

// What one page is like at every width, in both schemes: it holds no script, so it is opened once and shown anew.
async function look(browser, file) {
  const [page, { console, requests }] = await opened(browser, pathToFileURL(file).href);
  const looks = [];
  for (const width of settings.widths) {
    for (const scheme of SCHEMES) {
      await show(page, width, scheme);
      looks.push({ file, width, scheme, console, requests, ...await page.evaluate(measured) });
    }
  }
  await page.close();
  return looks;
}

function measured() {
  const before = document.querySelector('h2')?.previousElementSibling;
  const written = [...document.querySelectorAll('body *')]
    .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
  return {
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    styled: getComputedStyle(document.body).maxWidth !== 'none',
    smallest: Math.min(...written.map((one) => parseFloat(getComputedStyle(one).fontSize))),
    answered: before ? before.getBoundingClientRect().bottom : 0,
  };
}

// Which rules of access one page breaks in every arrangement; the dark scheme changes nothing but colours.
async function check(browser, file) {
  const page = await browser.newPage();
  await page.setBypassCSP(true); // what checks the page is a script, and no page lets one run
  await page.goto(pathToFileURL(file).href);
  await page.evaluate(axe);
  const checks = [];
  for (const width of settings.arrangements) {
    for (const scheme of SCHEMES) {
      await show(page, width, scheme);
      const asked = scheme === 'light' ? {} : { runOnly: ['color-contrast'] };
      const result = await page.evaluate((options) => axe.run(options), { resultTypes: ['violations'], ...asked });
      const violations = result.violations.map((one) => `${one.id}: ${one.nodes[0].html.slice(0, 200)}`);
      checks.push({ file, width, scheme, passed: result.passes.length, violations });
    }
  }
  await page.close();
  return checks;
}

async function printed(browser, file, target) {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(file).href);
  await page.pdf({ path: target, format: 'A4', printBackground: false });
  await page.close();
}

(async () => {
  const browser = await puppeteer.launch({ executablePath: settings.browser, headless: true, args: flags });
  const found = { looks: [], checks: [] };
  for (const file of settings.files) {
    found.looks.push(...await look(browser, file));
    found.checks.push(...await check(browser, file));
  }
  for (const [file, target] of settings.prints) await printed(browser, file, target);
  await browser.close();
  console.log(JSON.stringify(found));
})().catch((error) => { console.error(error); process.exit(1); });
