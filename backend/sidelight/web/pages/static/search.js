// Search as you type. Without this script the form asks the server, which finds the same.
const field = document.getElementById("q");
const entries = [...document.querySelectorAll("[data-words]")].map((item) => ({item, words: ` ${item.dataset.words}`}));
const none = document.getElementById("none");
const entities = document.getElementById("entities");

const simplify = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[łøđ]/g, (letter) => ({ł: "l", ø: "o", đ: "d"})[letter]).replace(/[’‘ʼ`´]/g, "'");

const search = () => {
  const wanted = simplify(field.value).split(/\s+/).filter(Boolean);
  let found = 0;
  for (const {item, words} of entries) {
    item.hidden = !wanted.every((word) => words.includes(` ${word}`));
    found += !item.hidden;
  }
  entities.hidden = !wanted.length || !entities.querySelector("li:not([hidden])");
  for (const chapter of document.querySelectorAll(".chapter")) chapter.hidden = !chapter.querySelector("li:not([hidden])");
  none.hidden = found > 0;
};

field.addEventListener("input", search);
if (field.value) search();
