// Links that change the choices of a view (a.go) tell the server, so that the page is not loaded anew. And the page says
// which language it is in, to the calendars of Streamlit too, which go by the browser's and know no other way.
const speak = (language) => {
  document.documentElement.lang = language;
  if (navigator.language === language) return;
  Object.defineProperty(navigator, 'language', { get: () => language, configurable: true });
  // Streamlit looks at the language whenever it draws its frame, as it does for a window of another size.
  window.dispatchEvent(new Event('resize'));
};

export default function ({ data, setTriggerValue }) {
  speak(data.language);
  const follow = (event) => {
    const link = event.target.closest?.('a.go');
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    setTriggerValue('go', new URL(link.href).search);
  };
  document.addEventListener('click', follow);
  return () => document.removeEventListener('click', follow);
}
