import { Link } from '@tanstack/react-router'
import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CopyText } from '@/components/CopyText'
import { readBlocks, readSpans, type Block } from './markdown'

/** An article as it is read. It is made of elements, never of HTML from the outside. */
export function Article({ markdown }: { markdown: string }) {
  return (
    <div className="grid max-w-[68ch] gap-4 text-base leading-relaxed">
      {readBlocks(markdown).map((block, at) => (
        <Fragment key={at}>{shown(block)}</Fragment>
      ))}
    </div>
  )
}

function shown(block: Block): ReactNode {
  switch (block.kind) {
    case 'heading':
      return block.level <= 2 ? (
        <h2 className="mt-3 text-lg font-semibold">{block.text}</h2>
      ) : (
        <h3 className="mt-2 text-base font-semibold">{block.text}</h3>
      )
    case 'paragraph':
      return (
        <p>
          <Spans text={block.text} />
        </p>
      )
    case 'code':
      return <Code text={block.text} />
    case 'list': {
      const items = block.items.map((item, at) => (
        <li key={at} className="pl-1">
          <Spans text={item} />
        </li>
      ))
      return block.ordered ? (
        <ol className="grid list-decimal gap-1.5 pl-6">{items}</ol>
      ) : (
        <ul className="grid list-disc gap-1.5 pl-6">{items}</ul>
      )
    }
    case 'table':
      return (
        <div className="overflow-x-auto">
          <table className="text-left text-sm">
            <thead className="text-xs text-ink-faint">
              <tr>
                {block.head.map((cell) => (
                  <th key={cell} scope="col" className="py-1 pr-8 font-medium">
                    {cell}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, at) => (
                <tr key={at} className="border-t">
                  {row.map((cell, column) => (
                    <td key={column} className="figures py-1.5 pr-8">
                      <Spans text={cell} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )
  }
}

function Code({ text }: { text: string }) {
  const { t } = useTranslation()
  return (
    <div className="min-w-0 rounded-md border bg-sunken p-3">
      <pre tabIndex={0} className="overflow-x-auto font-mono text-xs">
        {text}
      </pre>
      <CopyText text={text} shown={t('action.copy')} className="mt-2" />
    </div>
  )
}

const anchor = 'text-accent-text underline underline-offset-2 hover:no-underline'

function Spans({ text }: { text: string }) {
  return readSpans(text).map((span, at) => {
    switch (span.kind) {
      case 'strong':
        return <strong key={at}>{span.text}</strong>
      case 'em':
        return <em key={at}>{span.text}</em>
      case 'code':
        return (
          <code key={at} className="rounded-sm bg-sunken px-1 font-mono text-[0.85em]">
            {span.text}
          </code>
        )
      case 'link':
        // Another article by its name or number; a page by its path, or elsewhere where it is encrypted; nothing else.
        return /^[a-z0-9-]+$/.test(span.to) ? (
          <Link key={at} to="/help/$slug" params={{ slug: span.to }} className={anchor}>
            {span.text}
          </Link>
        ) : /^KB-\d+$/i.test(span.to) ? (
          <Link key={at} to="/knowledge/$id" params={{ id: span.to }} className={anchor}>
            {span.text}
          </Link>
        ) : span.to.startsWith('https://') ? (
          <a key={at} href={span.to} target="_blank" rel="noopener noreferrer" className={anchor}>
            {span.text}
          </a>
        ) : span.to.startsWith('/') && !span.to.startsWith('//') ? (
          <a key={at} href={span.to} className={anchor}>
            {span.text}
          </a>
        ) : (
          <Fragment key={at}>{span.text}</Fragment>
        )
      default:
        return <Fragment key={at}>{span.text}</Fragment>
    }
  })
}
