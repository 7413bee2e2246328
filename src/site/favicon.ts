const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#0a746f" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"><path d="M9 2.5v5M15 2.5v5M6 7.5h12v3.5a6 6 0 0 1-12 0zM12 17v4.5"/></svg>`;

/** The plug as the page's icon, in the page itself: no further request. */
export const favicon = `data:image/svg+xml,${encodeURIComponent(picture)}`;
