import { expect, test } from 'vitest';
import { compareRatings, rate, type Similarity } from '../../../src/search/query/match.ts';
import { readQuery, termsOf } from '../../../src/search/query/query.ts';
import { tokensOf } from '../../../src/search/shared/transform.ts';

const none = new Map<string, string>();

function rating(
  text: string,
  typed: string,
  cut: 'uncut' | 'parts' = 'uncut',
  similarity: Similarity = 'beginning',
) {
  const query = readQuery(typed, none);
  const tokens = tokensOf(text, none);
  return rate({ text, tokens }, query, { terms: termsOf(query, cut), similarity }, none);
}

test.each([
  ['a word', 'the skip connection', 'connection', true],
  ['the beginning of a word', 'the skip connection', 'conn', true],
  ['the end of a word', 'the skip connection', 'ection', false],
  ['all words', 'the skip connection', 'connection skip', true],
  ['not all words', 'the skip connection', 'skip layer', false],
  ['words across two others', 'the reason', 'there', false],
  ['Chinese in the middle', '何恺明如何切入', '明如', true],
  ['Chinese that only looks like it', '残网，差络', '残差', false],
  ['part of an identifier', 'il.split_by_folder', 'folder', true],
  ['an identifier written otherwise', 'ImageList', 'image_list', true],
  ['a phrase', 'pros and cons of dense net', '"dense net"', true],
  ['a phrase with its words apart', 'net of dense layers', '"dense net"', false],
  ['a phrase whose last word goes on', 'dense networks', '"dense net"', false],
  ['a Chinese phrase', '稠密网络如何工作', '「网络如何」', true],
  ['regular expression signs', 'use .* here', '.* here', true],
])('finds or not: %s', (_, text, typed, found) => {
  expect(rating(text, typed) !== undefined).toBe(found);
});

test.each([
  ['parts as words', 'split the data by folder', 'split_by_folder', true],
  ['parts with the last one growing', 'split by folder', 'split_by_fol', true],
  ['other parts growing', 'splitting bytes in a folder', 'split_by_folder', false],
])('finds the parts of an identifier or not: %s', (_, text, typed, found) => {
  expect(rating(text, typed, 'parts') !== undefined).toBe(found);
});

test.each([
  ['another form', 'why refactor', 'refactoring', true],
  ['a form in an identifier', 'create_layer', 'layers', true],
  ['another word with the same letters', 'cartoon', 'caring', false],
])('finds forms of a word or not: %s', (_, text, typed, found) => {
  expect(rating(text, typed, 'parts', 'form') !== undefined).toBe(found);
});

test.each([
  [
    'a phrase before its words',
    'layer',
    ['skip connection in a long text', 'connection to skip'],
    'skip connection',
  ],
  ['whole words before beginnings', 'layer', ['how many layer kinds there are', 'layers'], 'layer'],
  ['signs as typed', 'c', ['about c++ and others', 'about c'], 'c++'],
  ['short before long', 'layer', ['one layer', 'one layer more'], 'layer'],
  ['the nearest form', 'form', ['the prediction of all of these', 'predictive'], 'predictions'],
])('rates %s', (_, kind, texts, typed) => {
  const similarity = kind === 'form' ? 'form' : 'beginning';
  const rated = texts.map((text) => ({ text, rating: rating(text, typed, 'parts', similarity) }));
  const sorted = rated.filter((one) => one.rating !== undefined);
  sorted.sort((a, b) => compareRatings(a.rating ?? [0, 0, 0], b.rating ?? [0, 0, 0]));
  expect(sorted[0]?.text).toBe(texts[0]);
});
