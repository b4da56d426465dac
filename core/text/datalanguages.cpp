// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Languages of data, markup, queries and builds.
#include "core/text/languagetables.h"

namespace spyhop::text {

QList<Language> dataLanguages()
{
    QList<Language> all;
    all.append(
        Language{.names = wordList(QStringLiteral("sql mysql postgresql postgres psql sqlite plsql tsql duckdb")),
            .lineComments = {QStringLiteral("--")},
            .commentOpen = QStringLiteral("/*"),
            .commentClose = QStringLiteral("*/"),
            .longQuotes = QStringLiteral("'\"`"),
            .backslash = false,
            .ignoreCase = true,
            .keywords = wordSet(QStringLiteral(
                "select from where and or not in is null like ilike between exists join left right inner "
                "outer full cross lateral on using group by order having limit offset fetch union "
                "intersect except all distinct as insert into values update set delete create table view "
                "index drop alter add column primary key foreign references unique default check "
                "constraint begin commit rollback transaction case when then else end with recursive over "
                "partition window asc desc true false if replace returning explain analyze grant revoke "
                "trigger procedure function declare")),
            .types = wordSet(QStringLiteral(
                "int integer bigint smallint decimal numeric real float double precision varchar char "
                "text blob bytea date time timestamp timestamptz interval boolean json jsonb uuid serial"))});
    all.append(Language{.names = wordList(QStringLiteral("html xml svg xhtml vue svelte xaml plist xsd xsl rss")),
        .commentOpen = QStringLiteral("<!--"),
        .commentClose = QStringLiteral("-->"),
        .backslash = false,
        .nameExtra = QStringLiteral("-:"),
        .markup = true});
    all.append(like(slashes(),
        Language{.names = wordList(QStringLiteral("css scss sass less")),
            .decorator = u'@',
            .nameExtra = QStringLiteral("-"),
            .keysAreTypes = true,
            .keywords = wordSet(QStringLiteral("important from to and not only"))}));
    all.append(Language{.names = wordList(QStringLiteral("json json5 jsonc jsonl ndjson geojson")),
        .lineComments = {QStringLiteral("//")},
        .quotes = QStringLiteral("\""),
        .keysAreTypes = true,
        .keywords = wordSet(QStringLiteral("true false null"))});
    all.append(like(hashes(),
        Language{.names = wordList(QStringLiteral("yaml yml")),
            .nameExtra = QStringLiteral("-"),
            .keysAreTypes = true,
            .keywords = wordSet(QStringLiteral("true false null yes no on off"))}));
    all.append(Language{.names = wordList(QStringLiteral("toml ini conf cfg properties dotenv env")),
        .lineComments = {QStringLiteral("#"), QStringLiteral(";")},
        .quotes = QStringLiteral("'\""),
        .tripleQuotes = true,
        .nameExtra = QStringLiteral("-."),
        .keysAreTypes = true,
        .keySign = u'=',
        .sectionOpen = u'[',
        .keywords = wordSet(QStringLiteral("true false yes no on off"))});
    all.append(like(hashes(),
        Language{.names = wordList(QStringLiteral("dockerfile docker containerfile")),
            .ignoreCase = true,
            .sigil = QStringLiteral("$"),
            .nameExtra = QStringLiteral("-"),
            .keywords = wordSet(
                QStringLiteral("from run cmd label expose env add copy entrypoint volume user workdir arg onbuild "
                               "stopsignal healthcheck shell as"))}));
    all.append(like(hashes(),
        Language{.names = wordList(QStringLiteral("makefile make mk cmake")),
            .quotes = QStringLiteral("\""),
            .sigil = QStringLiteral("$"),
            .nameExtra = QStringLiteral("-"),
            .keywords = wordSet(
                QStringLiteral("ifeq ifneq ifdef ifndef else endif include define endef export override if elseif "
                               "foreach endforeach function endfunction macro endmacro set add_executable add_library "
                               "target_link_libraries project find_package")),
            .types = wordSet(QStringLiteral("all clean install test PHONY"))}));
    all.append(Language{.names = wordList(QStringLiteral("latex tex bibtex")),
        .lineComments = {QStringLiteral("%")},
        .longQuotes = QStringLiteral("$"),
        .sigil = QStringLiteral("\\")});
    all.append(Language{.names = wordList(QStringLiteral("diff patch udiff")),
        .lineStarts = {{QStringLiteral("+++"), Token::Preprocessor}, {QStringLiteral("---"), Token::Preprocessor},
            {QStringLiteral("@@"), Token::Function}, {QStringLiteral("+"), Token::String},
            {QStringLiteral("-"), Token::Keyword}, {QStringLiteral("diff "), Token::Preprocessor},
            {QStringLiteral("index "), Token::Preprocessor}}});
    return all;
}

} // namespace spyhop::text
