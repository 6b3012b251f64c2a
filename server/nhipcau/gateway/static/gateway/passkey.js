/* Passkeys: adding one, and coming in with one. Without this file everything works with a password and a code. */
(() => {
  if (!window.PublicKeyCredential) return;

  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (one) => one.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

  /** Send JSON to a door of ours with the page's own token; a refusal is thrown in its own words. */
  const ask = async (address, body) => {
    const token = document.querySelector('input[name=csrfmiddlewaretoken]').value;
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-CSRFToken': token },
      body: JSON.stringify(body),
    });
    if (answer.redirected) return location.assign(answer.url);
    const told = await answer.json();
    if (!answer.ok) throw new Error(`${told.detail} ${told.todo} (${told.number})`);
    return told;
  };

  const parts = (response, names) =>
    Object.fromEntries(names.filter((name) => response[name]).map((name) => [name, text(response[name])]));

  const told = (key, names) => ({
    id: key.id,
    rawId: text(key.rawId),
    type: key.type,
    response: parts(key.response, names),
    clientExtensionResults: {},
  });

  const deeds = {
    /** Come in with whatever key this computer, or a phone beside it, has for us. */
    in: async (form) => {
      const asked = await ask('/dang-nhap/khoa/hoi', {});
      const publicKey = { ...asked, challenge: bytes(asked.challenge), allowCredentials: [] };
      const key = await navigator.credentials.get({ publicKey });
      const names = ['clientDataJSON', 'authenticatorData', 'signature', 'userHandle'];
      const shared = Boolean(form.elements.chung?.checked);
      return ask('/dang-nhap/khoa', { key: told(key, names), next: form.elements.next?.value ?? '', shared });
    },
    /** Add a key to one's own account. */
    add: async (form) => {
      const asked = await ask('/tai-khoan/khoa/hoi', {});
      const publicKey = {
        ...asked,
        challenge: bytes(asked.challenge),
        user: { ...asked.user, id: bytes(asked.user.id) },
        excludeCredentials: asked.excludeCredentials.map((one) => ({ ...one, id: bytes(one.id) })),
      };
      const key = await navigator.credentials.create({ publicKey });
      const name = form.elements.ten.value;
      return ask('/tai-khoan/khoa', { key: told(key, ['clientDataJSON', 'attestationObject']), name });
    },
  };

  for (const button of document.querySelectorAll('[data-passkey]')) {
    const place = button.closest('[data-passkey-place]');
    const words = place.querySelector('[role=status]');
    place.hidden = false;
    button.addEventListener('click', async () => {
      button.disabled = true;
      words.textContent = button.dataset.waits;
      try {
        location.assign((await deeds[button.dataset.passkey](button.form)).to);
      } catch (error) {
        words.textContent = error instanceof DOMException ? button.dataset.stopped : error.message;
        button.disabled = false;
      }
    });
  }
})();
