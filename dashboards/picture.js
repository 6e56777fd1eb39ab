// A button that saves a chart of the page as a PNG, drawn here: its title above, its source below, twice as fine as
// the screen. Nothing leaves the browser.
const EDGE = 24, SCALE = 2;

const imageOf = (svg, width, height) => new Promise((done, failed) => {
  const copy = svg.cloneNode(true);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', width);
  copy.setAttribute('height', height);
  const image = new Image();
  image.onload = () => done(image);
  image.onerror = failed;
  image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(new XMLSerializer().serializeToString(copy));
});

const wrapped = (pen, text, width) => {
  const lines = [''];
  for (const letter of text) {
    if (pen.measureText(lines.at(-1) + letter).width > width) lines.push('');
    lines[lines.length - 1] += letter;
  }
  return lines;
};

const draw = async (plot, { title, note, foot, font }) => {
  const { width, height } = plot.getBoundingClientRect();
  const style = getComputedStyle(document.querySelector('.stApp'));
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  const fonts = { title: `600 18px ${font}`, note: `13px ${font}`, foot: `12px ${font}` };
  const texts = [['title', title, 26], ['note', note, 20]].flatMap(([kind, text, step]) => {
    pen.font = fonts[kind];
    return wrapped(pen, text, width).map((line) => [kind, line, step]);
  });
  const head = EDGE + texts.reduce((sum, [, , step]) => sum + step, 0) + 8;
  canvas.width = (width + 2 * EDGE) * SCALE;
  canvas.height = (head + height + 24 + EDGE) * SCALE;
  pen.scale(SCALE, SCALE);
  pen.fillStyle = style.backgroundColor;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = style.color;
  let y = EDGE;
  for (const [kind, line, step] of texts) {
    pen.font = fonts[kind];
    pen.globalAlpha = kind === 'title' ? 1 : 0.75;
    pen.fillText(line, EDGE, y + 14);
    y += step;
  }
  pen.globalAlpha = 1;
  for (const svg of plot.querySelectorAll('.main-svg')) {
    pen.drawImage(await imageOf(svg, width, height), EDGE, head, width, height);
  }
  pen.globalAlpha = 0.75;
  pen.font = fonts.foot;
  pen.fillText(foot, EDGE, head + height + 22);
  return new Promise((done) => canvas.toBlob(done, 'image/png'));
};

export default function ({ parentElement, data }) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'picture';
  button.textContent = data.label;
  button.onclick = async () => {
    const blob = await draw(document.querySelector(`.${CSS.escape(data.chart)} .js-plotly-plot`), data);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = data.file;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  parentElement.replaceChildren(button);
}
