import type { FieldKind } from './labels.ts';

/**
 * Labels as archives and authors in other languages write them: German, French, Spanish, Italian, Portuguese, Dutch,
 * Swedish, Finnish, Polish, Russian, Japanese, Chinese. Accents are left out in lookups, so they may stand here.
 */
export const FOREIGN: Partial<Record<FieldKind, string>> = {
  title:
    'titel, titre, título, titolo, otsikko, nimi, tytuł, название, заголовок, タイトル, 題名, 題, 作品タイトル, 標題, 标题, 题目, 題目, 文名, 书名, 書名, 篇名',
  author:
    'autor, autorin, auteur, autrice, autora, autore, författare, kirjoittaja, autorka, автор, авторы, автор фика, соавтор, соавторы, 作者, 著者, 書いた人, 作, 著, 筆者, 作者名, 笔名',
  contact:
    'kontakt, контакты, связь с автором, обратная связь, отзывы, contatti, contato, palaute, 連絡先, 感想',
  fandom:
    'fandome, serie tv, фандом, фэндом, фандомы, фэндомы, канон, 原作, 作品名, ジャンル名, 原著, 同人, 衍生, fandomy',
  rating:
    'altersfreigabe, altersempfehlung, altersbeschränkung, altersgruppe, freigabe, einstufung, classement, public visé, pour public, raiting, рейтинг фика, calificación, clasificación, classificação, classificação indicativa, ikäraja, рейтинг, レーティング, 年齢制限, 分级, 分級, 等级, 等級, 級別, 级别, 対象年齢, 年齢指定',
  category:
    'kategorie, catégorie, categoria, categoría, categorías, категория, категории, направленность, ジャンル, 类别',
  genre: 'género, genere, generi, gênero, gatunek, genret, tyylilaji, жанр, жанры',
  relationships:
    'paarung, paarungen, pareja, parejas, coppia, coppie, couple principal, casal, shipp, paritus, paritukset, пейринг, пэйринг, пейринги, пэйринги, пары, пейринг и персонажи, пэйринг и персонажи, пейринг или персонажи, пэйринг или персонажи, пейринг/персонажи, пэйринг/персонажи, カップリング, 配对, 配對, cp, cp向, 主cp, 傾向',
  characters:
    'charaktere, personnages, personajes, personaggi, personagens, postacie, hahmot, karaktärer, персонажи, герои, действующие лица, 登場人物, キャラクター, 人物, 角色, 主角, 主要人物, 出場人物',
  tags: 'метки, теги, ключевые слова, タグ, 标签, 標籤',
  summary:
    'zusammenfassung, inhalt, kurzbeschreibung, résumé, resumen, sumario, riassunto, trama, introduzione, sinopse, resumo, sinopsis, samenvatting, sammanfattning, tiivistelmä, streszczenie, саммари, саммэри, содержание, краткое содержание, описание, аннотация, あらすじ, 概要, 内容紹介, 简介, 簡介, 摘要, 内容简介, 內容簡介, 文案',
  notes:
    'anmerkung, anmerkungen, anmerkung der autorin, anmerkung des autors, vorwort, note de lauteur, notes de lauteur, note de lautrice, nota de la autora, nota del autor, notas de la autora, notas del autor, nota da autora, notas da autora, nota do autor, notas do autor, note dellautrice, note dellautore, nota dellautrice, примечание, примечания, примечание автора, примечания автора, от автора, комментарий автора, 備考, 前書き, 备注, 備註, 作者的话, 作者的話',
  disclaimer:
    'haftungsausschluss, rechtliches, descargo, descargo de responsabilidad, aviso legal, isenção, zastrzeżenie, vastuuvapaus, vastuunvapautus, дисклеймер, дисклаймер, отказ, отказ от прав, права, 声明, 聲明, 免责声明, 免責聲明',
  archive:
    'archivierung, archivage, размещение, публикация на других ресурсах, публикация, архивирование, разрешение на размещение, 転載',
  dedication: 'widmung, dédicace, dedicatoria, dedica, посвящение, kiitokset, 献给',
  recipients: 'подарок для, regalo para, cadeau pour',
  beta: 'bêta, bêta lecteur, bêta lectrice, beta-leserin, бета, беты, бета (редактор), беты (редакторы), редактор, редакторы, гамма, bety, oikolukija',
  spoilers: 'спойлеры, спойлер, ネタバレ, 剧透',
  setting:
    'zeitpunkt, zeitrahmen, chronologie, ambientación, ambientazione, время действия, таймлайн, 時期, 时间线',
  warnings:
    'warnung, warnungen, avertissement, avertissements, advertencia, advertencias, avvertimenti, avvertenze, avisos, waarschuwing, waarschuwingen, varningar, varoitus, varoitukset, ostrzeżenia, ostrzeżenie, предупреждение, предупреждения, 注意, 注意書き, 警告',
  status: 'estado, stato, статус, 状态, 狀態, 完結, 完结, 進度, 进度, 連載状況',
  words: 'wörter, wortanzahl, mots, palabras, parole, размер, объем, объём, 字数, 字數, 文字数',
  published:
    'veröffentlicht, publié, publié le, date de publication, fecha de publicación, data di pubblicazione, дата публикации, дата написания, 投稿日, 掲載日, 发表日期',
  updated: 'aktualisiert, mis à jour, actualizado, обновлено, 更新日, 更新日期',
  language: 'sprache, langue, idioma, lingua, taal, язык, 言語, 语言',
  chapters:
    'kapitel, chapitres, capítulos, capitoli, главы, глав, количество частей, кол-во частей, количество глав, кол-во глав, частей',
  series: 'reihe, série, цикл, серия, シリーズ',
  remark:
    'переводчик, перевод, оригинал, übersetzerin, übersetzung, traductora, traductrice, traducteur, traduction, translator',
};

/** Of these languages, words that prose puts before a colon too. */
export const FOREIGN_WEAK: Partial<Record<FieldKind, string>> = {
  author: 'von, par, de, por, di',
  notes: 'nota, notas, hinweis, hinweise, bemerkung, bemerkungen, примеч, 注, 註',
  warnings: 'attention, achtung, atención, aviso, внимание',
  published: 'datum, fecha, data, дата, 日期',
  recipients: 'für, для, para, pour',
  rating: 'public, público, pubblico, âge, alter, edad, idade, возраст',
};
