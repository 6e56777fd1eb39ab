// Links that change the choices of a view (a.go) tell the server, so that the page is not loaded anew.
export default function ({ setTriggerValue }) {
  const follow = (event) => {
    const link = event.target.closest?.('a.go');
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    setTriggerValue('go', new URL(link.href).search);
  };
  document.addEventListener('click', follow);
  return () => document.removeEventListener('click', follow);
}
