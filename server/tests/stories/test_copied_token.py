"""Somebody copies the token out of a phone: without the key, which no script can read out, it opens nothing."""

COPIED = """() => new Promise((done) => {
  const asked = indexedDB.open('nhipcau');
  asked.onsuccess = () => {
    const meta = asked.result.transaction('meta').objectStore('meta');
    const session = meta.get('session');
    session.onsuccess = () => {
      const keys = meta.get('device_key');
      keys.onsuccess = async () => {
        const read = await crypto.subtle.exportKey('jwk', keys.result.privateKey).then(() => 'read', (error) => error.name);
        asked.result.close();
        done({ lies: Object.keys(session.result), read });
      };
    };
  };
})"""


def asks_with(request, token, address):
    """Ask for news from another machine, with the token alone; return the status and the number of the refusal."""
    answer = request.get(f"{address}/api/v1/sync/pull", headers={"Authorization": f"Bearer {token}"})
    return answer.status, answer.json()["number"]


def test_a_token_copied_from_a_phone_opens_nothing_and_the_phone_works_on(lan, code, playwright):
    """The thief is refused; Lan's next house goes through."""
    heard = []
    lan.opens()
    lan.page.on("request", lambda request: heard.append(request.headers.get("authorization", "")))
    lan.activates(code)
    copied = lan.page.evaluate(COPIED)
    assert copied["lies"] == ["box"], "the token lies on the phone in a box"
    assert copied["read"] == "InvalidAccessError", "no script reads the key out"
    token = next(said for said in heard if said).removeprefix("Bearer ")
    thief = playwright.request.new_context()
    assert asks_with(thief, token, lan.address) == (401, "401.200")
    assert asks_with(thief, "x" + token, lan.address) == (401, "401.95")
    thief.dispose()
    lan.adds_a_house("Kha Văn Bảy")
    lan.waiting()
    lan.sees_line("Kha Văn Bảy", "Đã")
    assert lan.complaints == []
