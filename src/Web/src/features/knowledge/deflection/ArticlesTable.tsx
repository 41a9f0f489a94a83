import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ArticleDeflection } from '@/api/types'
import { figure } from '@/lib/number'

/** What each article spared. One that is shown often and opened seldom has the wrong title; one opened often that spares nothing, the wrong answer. */
export function ArticlesTable({ articles }: { articles: ArticleDeflection[] }) {
  const { t } = useTranslation()
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-sm">
        <thead className="text-left text-xs text-ink-faint">
          <tr className="border-b">
            <th scope="col" className="px-4 py-2 font-medium">
              {t('knowledge.article')}
            </th>
            {(['shown', 'opened', 'deflected', 'undecided'] as const).map((column) => (
              <th key={column} scope="col" className="px-4 py-2 text-right font-medium">
                {t(`deflection.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {articles.map(({ id, number, title, shown, opened, deflected, undecided }) => (
            <tr key={id} className="border-b last:border-b-0 hover:bg-hover">
              <th scope="row" className="min-w-48 px-4 py-2 text-left font-normal">
                <Link to="/knowledge/$id" params={{ id: number }} className="font-medium hover:underline">
                  {title}
                </Link>{' '}
                <span className="figures text-xs text-ink-faint">{number}</span>
              </th>
              <td className="figures px-4 py-2 text-right">{figure(shown)}</td>
              <td className="figures px-4 py-2 text-right">{figure(opened)}</td>
              <td className="figures px-4 py-2 text-right font-medium">{figure(deflected)}</td>
              <td className="figures px-4 py-2 text-right text-ink-muted">{figure(undecided)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
