// Makes the drawn map one that can be moved and enlarged. Without this script the drawing stays; on paper it always does.
(() => {
  const box = document.getElementById('mo-rong');
  if (!box || !window.L) return;
  const NS = 'http://www.w3.org/2000/svg';
  const sign = (kind, number) => {
    const svg = document.createElementNS(NS, 'svg');
    svg.setAttribute('viewBox', '-20 -20 40 40');
    svg.setAttribute('class', `dot ${kind}`);
    svg.setAttribute('aria-hidden', 'true');
    const shape = document.createElementNS(NS, 'use');
    shape.setAttribute('href', `#m-${kind}`);
    const text = document.createElementNS(NS, 'text');
    text.setAttribute('text-anchor', 'middle');
    text.setAttribute('dy', '3.6');
    text.textContent = number;
    svg.append(shape, text);
    const pin = document.createElement('div');
    pin.append(svg);
    return L.divIcon({ html: pin, className: 'pin', iconSize: [28, 28] });
  };
  const told = (one) => {
    const words = document.createElement('div');
    const name = document.createElement('b');
    name.textContent = `${one.number}. ${one.name}`;
    words.append(name);
    for (const [what, fact] of [['', one.kind_name], ...one.facts]) {
      const line = document.createElement('div');
      line.textContent = what ? `${what}: ${fact}` : fact;
      words.append(line);
    }
    return words;
  };
  const seen = new Map();
  const aside = (lat, lon) => {
    // What stands on one spot is laid side by side, as on the drawing.
    const spot = `${lat} ${lon}`;
    const before = seen.get(spot) ?? 0;
    seen.set(spot, before + 1);
    return [[14 - 24 * before, 14], before % 2 ? 'top' : 'bottom'];
  };
  const show = (points) => {
    box.hidden = false;
    box.parentElement.classList.add('with-live');
    box.setAttribute('role', 'region');
    box.setAttribute('aria-label', 'Bản đồ phóng to được. Danh sách ở dưới có đủ các nơi.');
    const map = L.map(box, {
      zoomSnap: 0.25,
      fadeAnimation: false,
      maxZoom: 18,
      attributionControl: Boolean(box.dataset.tiles),
      zoomControl: false,
    });
    L.control.zoom({ zoomInTitle: 'Phóng to', zoomOutTitle: 'Thu nhỏ' }).addTo(map);
    L.control.scale({ imperial: false }).addTo(map);
    if (box.dataset.tiles) L.tileLayer(box.dataset.tiles, { attribution: box.dataset.credit, maxZoom: 18 }).addTo(map);
    const places = points.features.map(({ geometry, properties }) => {
      const [lon, lat] = geometry.coordinates;
      const icon = sign(properties.kind, properties.number);
      const [anchor, direction] = aside(lat, lon);
      icon.options.iconAnchor = anchor;
      L.marker([lat, lon], { icon, alt: `${properties.name}, ${properties.kind_name}`, title: properties.name })
        .bindTooltip(properties.name, { permanent: true, direction, offset: [0, direction === 'top' ? -10 : 10], className: 'label' })
        .bindPopup(told(properties))
        .addTo(map);
      return [lat, lon];
    });
    map.fitBounds(L.latLngBounds(places), { padding: [56, 56], maxZoom: 14 });
    box.focus();
  };
  const offer = document.querySelector('.enlarge');
  offer.hidden = false;
  offer.firstElementChild.addEventListener('click', () => {
    offer.hidden = true;
    fetch(box.dataset.points)
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
      .then(show, () => { offer.hidden = false; });
  });
})();
