import { Button, Menu, ScrollArea } from '@mantine/core'
import { IconBraces } from '@tabler/icons-react'
import type { List } from '../../contract/list.ts'
import { useSay } from '../words/voice.ts'
import classes from './insert-tag.module.css'
import { productRows, shopBranches, shopLists, shopTags } from './shop-tag-list.ts'
import { branches, contactTags, fieldTags, greetings, linkTags } from './tag-list.ts'

interface InsertTagProps {
  /** Their custom fields are offered. */
  lists: List[]
  kind: 'html' | 'mjml'
  insert: (before: string, after?: string) => void
}

/** What can be put into an e-mail, by what it does; a condition goes around what is selected. */
export function InsertTag({ lists, kind, insert }: InsertTagProps) {
  const say = useSay()
  const { editor, emailEditor, shopTags: shop } = say.words
  const fields = fieldTags(lists)
  const item = (key: string, word: string, before: string, after?: string) => (
    <Menu.Item key={key} onClick={() => insert(before, after)}>
      <span className={classes.item}>
        <span>{word}</span>
        <code>{`${before}${after ? '…' : ''}`}</code>
      </span>
    </Menu.Item>
  )
  return (
    <Menu position="bottom-end" width={340} returnFocus={false}>
      <Menu.Target>
        <Button variant="default" size="xs" leftSection={<IconBraces size={15} aria-hidden />}>
          {editor.insertTag}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <ScrollArea.Autosize mah="min(440px, 60dvh)" type="auto">
          <Menu.Label>{emailEditor.tagsGreeting}</Menu.Label>
          {greetings[say.language].map(one => item(one.word, emailEditor.greetings[one.word], one.text))}
          <Menu.Label>{emailEditor.tagsContact}</Menu.Label>
          {contactTags.map(tag => item(tag, emailEditor.contactTags[tag], `*|${tag}|*`))}
          {fields.length > 0 && <Menu.Label>{emailEditor.tagsFields}</Menu.Label>}
          {fields.map(field => item(`field ${field.tag}`, field.name, `*|${field.tag}|*`))}
          <Menu.Label>{emailEditor.tagsLinks}</Menu.Label>
          {linkTags.map(tag => item(tag, emailEditor.linkTags[tag], `*|${tag}|*`))}
          <Menu.Label>{shop.title}</Menu.Label>
          {shopTags.map(one => item(one.word, shop.tags[one.word], one.text))}
          {shopBranches.map(one => item(one.word, shop.branches[one.word], one.before, one.after))}
          <Menu.Label>{shop.rows}</Menu.Label>
          {shopLists.map(one => (
            <Menu.Item key={one.tag} onClick={() => insert(productRows(one.tag, kind, shop.lowest))}>
              <span className={classes.item}>
                <span>{shop.lists[one.word]}</span>
                <code>{`*|EACH:${one.tag}|*`}</code>
              </span>
            </Menu.Item>
          ))}
          <Menu.Label>{emailEditor.tagsConditions}</Menu.Label>
          {branches.map(one => item(one.word, emailEditor.branches[one.word], one.before, one.after))}
          <Menu.Label>{emailEditor.tagsOther}</Menu.Label>
          {item('date', emailEditor.today, '*|DATE:j. n. Y|*')}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  )
}
