"""A secret that is typed into the phone is covered before anything holds it, and the person is told."""

from playwright.sync_api import expect

from tests.stories.looks import faults_of
from tests.stories.phone import Phone

SECRET = "739146"
EVERYTHING = """async () => {
  const told = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), location.href];
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise((done, fail) => {
      const asked = indexedDB.open(name);
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => fail(asked.error);
    });
    for (const store of db.objectStoreNames) {
      const rows = await new Promise((done) => {
        const asked = db.transaction(store).objectStore(store).getAll();
        asked.onsuccess = () => done(asked.result);
      });
      told.push(JSON.stringify(rows));
    }
    db.close();
  }
  return told.join('\\n');
}"""


def test_a_code_in_a_note_is_covered_as_it_is_typed_and_kept_nowhere(lan: Phone, code: str) -> None:
    lan.activates(code)
    lan.goes_offline()
    lan.opens("#/nha/them")
    lan.page.get_by_label("Tên chủ hộ").fill("Lô Văn Xẩm")
    note = lan.page.get_by_label("Ghi nhớ để tìm nhà")
    note.press_sequentially(f"Cuối dốc, mã OTP {SECRET}")
    expect(note).to_have_value("Cuối dốc, mã OTP ••••••")
    lan.sees("Máy đã che số bí mật vừa gõ.")
    assert faults_of(lan.page) == []
    lan.taps_button("Thêm nhà này")
    lan.sees("Cuối dốc, mã OTP ••••••")
    kept = lan.page.evaluate(EVERYTHING)
    assert SECRET not in kept
