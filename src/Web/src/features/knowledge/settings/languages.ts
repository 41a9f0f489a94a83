/** The languages whose words the search knows to be one in all their forms; others are searched as they are written. */
const known =
  'ar ca da de el en es eu fi fr ga hi hu hy id it lt nb ne nl nn pt ro ru sr sv ta tr yi bg cs et hr ja ko lv pl sk sl uk vi zh'.split(' ')

const names = new Intl.DisplayNames('en', { type: 'language' })

export const languageName = (tag: string) => names.of(tag) ?? tag

/** In the order of their names. */
export const languages = known.sort((one, other) => languageName(one).localeCompare(languageName(other)))
