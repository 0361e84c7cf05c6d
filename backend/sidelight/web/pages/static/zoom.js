// Makes the timeline larger and smaller; it is whole and readable without.
const drawing = document.querySelector(".timeline");
const controls = document.querySelector(".zoom");
const width = Number(drawing.getAttribute("width"));
const height = Number(drawing.getAttribute("height"));
const [SMALLEST, LARGEST] = [0.25, 4];
let scale = 1;

controls.hidden = false;
controls.addEventListener("click", ({target}) => {
  const factor = Number(target.dataset.zoom ?? NaN);
  if (Number.isNaN(factor)) return;
  const whole = Math.min(drawing.parentElement.clientWidth / width, 1);
  scale = factor ? Math.min(Math.max(scale * factor, SMALLEST), LARGEST) : whole;
  drawing.setAttribute("width", Math.round(width * scale));
  drawing.setAttribute("height", Math.round(height * scale));
});
