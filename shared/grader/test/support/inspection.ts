import { z } from 'zod';
import { openInBrowser } from './browser.ts';

/** What a script in the page found. */
const Inspection = z.object({
  /** Whether anything that was put in has run. */
  ran: z.boolean(),
  scripts: z.number(),
  handlers: z.array(z.string()),
  links: z.array(z.string()),
  foreign: z.array(z.string()),
  text: z.string(),
  /** Elements that reach beyond a phone's screen and are not in something that scrolls; captions there stay. */
  tooWide: z.array(z.string()),
  /** Text whose contrast with its background is below 4.5, in light and dark. */
  faint: z.array(z.string()),
  unscoped: z.number(),
  twice: z.array(z.string()),
  headings: z.array(z.number()),
});
export type Inspection = z.infer<typeof Inspection>;

/** It runs in the page, whose language is not ours: no types of the browser are known here. */
const SCRIPT = `
const all = (selector) => [...document.querySelectorAll(selector)];
const name = (element) => element.tagName + '.' + element.className + ' ' + element.textContent.trim().slice(0, 40);
const own = document.currentScript;
const found = {
  ran: 'hacked' in globalThis,
  scripts: all('script').filter((script) => script !== own).length,
  handlers: all('*').flatMap((element) => element.getAttributeNames().filter((key) => key.startsWith('on'))),
  links: all('a[href]').map((link) => link.getAttribute('href')),
  foreign: all('img, iframe, object, embed, link, form, base, video, audio, input, style:not(head > style)').map(name),
  text: document.body.innerText + all('details:not([open])').map((one) => one.textContent).join(' '),
  unscoped: all('th:not([scope])').length,
  twice: all('[id]').map((element) => element.id).filter((id, at, ids) => ids.indexOf(id) !== at),
  headings: all('h1, h2, h3').map((heading) => Number(heading.tagName[1])),
};

const channels = (colour) => {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data];
};
const luminance = (rgb) => {
  const [r, g, b] = rgb.slice(0, 3).map((value) => value / 255).map((value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const backgroundOf = (element) => {
  for (let one = element; one; one = one.parentElement) {
    const colour = getComputedStyle(one).backgroundColor;
    if (colour !== 'rgba(0, 0, 0, 0)') return colour;
  }
  return 'white';
};
all('details').forEach((one) => { one.open = true; });
const seen = new Set();
const faint = () => all('body *')
  .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
  .flatMap((element) => {
    const pair = [getComputedStyle(element).color, backgroundOf(element)];
    if (seen.has(pair.join())) return [];
    seen.add(pair.join());
    const [light, dark] = pair.map((colour) => luminance(channels(colour))).sort((a, b) => b - a);
    const contrast = (light + 0.05) / (dark + 0.05);
    return contrast < 4.5 ? [contrast.toFixed(2) + ' ' + name(element)] : [];
  });
found.faint = ['light', 'dark'].flatMap((scheme) => {
  document.documentElement.style.colorScheme = scheme;
  return faint();
});

document.documentElement.style.width = '380px';
found.tooWide = all('body *')
  .filter((element) => !element.closest('.map, .wide, pre, .skip, .unseen, svg') || element.matches('caption:not(.unseen)'))
  .filter((element) => element.getBoundingClientRect().right > 380.5)
  .map(name);
own.textContent = JSON.stringify(found).replaceAll('<', '\\\\u003c');
`;

/**
 * Opens a page in a browser without its content security policy, so that only escaping protects it,
 * and looks at what came of it.
 *
 * @param write writes a page under a name beside the others, and gives back its path
 */
export async function inspect(page: string, write: (text: string) => string): Promise<Inspection> {
  const bare = page.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, '');
  if (bare === page) throw new Error('The page has no policy.');
  const shown = await openInBrowser(
    write(bare.replace('</body>', () => `<script id="own">${SCRIPT}</script></body>`)),
  );
  const [, json = ''] = /<script id="own">([^]*?)<\/script>/.exec(shown) ?? [];
  return Inspection.parse(JSON.parse(json));
}
