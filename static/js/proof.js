// While very many questions arrive at once, each form brings a number that takes many tries to find
// (trials/language/proof_of_work.py). It is looked for while the person types.
const BATCH = 512;
const PATIENCE = 30_000;
const encoder = new TextEncoder();
let search = Promise.resolve();

const zeros = (digest) => Math.clz32(new DataView(digest).getUint32(0));

const find = async (challenge, bits) => {
  for (let first = 0; ; first += BATCH) {
    const numbers = Array.from({ length: BATCH }, (_, place) => first + place);
    const tries = numbers.map((number) => crypto.subtle.digest("SHA-256", encoder.encode(`${challenge}:${number}`)));
    const place = (await Promise.all(tries)).findIndex((digest) => zeros(digest) >= bits);
    if (place >= 0) return first + place;
  }
};

const prove = async (box) => {
  box.value = await find(box.form.elements.stamp.value, Number(box.dataset.bits));
};

const begin = () => {
  const box = document.getElementById("id_proof");
  // Without crypto.subtle, on plain http, the question is taken all the same.
  if (!box || box.value || box.dataset.begun || !window.crypto?.subtle) return;
  box.dataset.begun = "true";
  search = prove(box).catch(() => {});
};

const wait = async (event) => {
  const box = event.target.elements.proof;
  if (!box || box.value || box.dataset.ready) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (box.dataset.waiting) return;
  box.dataset.waiting = "true";
  const words = document.getElementById("proof-words");
  document.getElementById("proof-said").replaceChildren(words.content.cloneNode(true));
  await Promise.race([search, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  box.dataset.ready = "true";
  event.target.requestSubmit();
};

document.addEventListener("submit", wait, true);
document.addEventListener("htmx:load", begin);
begin();
