"""What follows by itself when a phone has its first sync: lessons, what is known against fraud, news, voices of the village."""

from tests.stories.phone import Phone

SECOND_WAVE = """async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith('shell-'));
  const all = (await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))).flat();
  return all.filter(({ url }) => /\\/(learning|safety|bulletin|market|feedback|surveys|voices)-[^/]+\\.js$/.test(url)).length;
}"""
LATER = {"lessons", "skills", "drills", "checking", "scams", "hazards", "seasons", "priced", "market", "petitions", "difficulties"}
BUNDLES = """() => new Promise((tell) => {
  const asked = indexedDB.open('nhipcau');
  asked.onsuccess = () => {
    const got = asked.result.transaction('bundles').objectStore('bundles').getAllKeys();
    got.onsuccess = () => { asked.result.close(); tell(got.result); };
  };
})"""


def has_the_second_wave(phone: Phone) -> None:
    """Wait until all of it is on the phone: nobody asked for it."""
    phone.waits_for(lambda: phone.page.evaluate(SECOND_WAVE) == 7 and set(phone.page.evaluate(BUNDLES)) >= LATER)
