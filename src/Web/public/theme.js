// Runs before first paint, so that the page never flashes in the wrong theme. A file of its own, because inline scripts are forbidden.
;(function () {
  var root = document.documentElement
  var stored = {}
  try {
    stored = JSON.parse(localStorage.getItem('appearance') || '{}')
  } catch (_) {}
  var prefers = function (query) {
    return matchMedia(query).matches
  }
  var theme = stored.theme
  if (theme !== 'light' && theme !== 'dark' && theme !== 'contrast')
    theme = prefers('(prefers-contrast: more)') ? 'contrast' : prefers('(prefers-color-scheme: dark)') ? 'dark' : 'light'
  root.dataset.theme = theme
  root.dataset.density = stored.density === 'comfortable' ? 'comfortable' : 'compact'
})()
