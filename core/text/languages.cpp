// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/languages.h"

#include <QtCore/QHash>

namespace spyhop::text {

namespace {

QSet<QString> words(const QString& text)
{
    const QStringList list = text.split(u' ', Qt::SkipEmptyParts);
    return QSet<QString>(list.begin(), list.end());
}

QStringList list(const QString& text)
{
    return text.split(u' ', Qt::SkipEmptyParts);
}

QList<Language> makeLanguages()
{
    QList<Language> all;
    all.append(Language{.names = list(QStringLiteral("python py python3")),
        .lineComments = {QStringLiteral("#")},
        .quotes = QStringLiteral("'\""),
        .tripleQuotes = true,
        .decorator = u'@',
        .keywords = words(QStringLiteral(
            "and as assert async await break class continue def del elif else except finally for from global if import "
            "in is lambda match case nonlocal not or pass raise return try while with yield True False None")),
        .types = words(QStringLiteral("int str float bool bytes list dict set tuple object type self cls complex "
                                      "frozenset range Exception ValueError TypeError KeyError"))});
    all.append(Language{.names = list(QStringLiteral("c cpp c++ cc h hpp cxx arduino")),
        .lineComments = {QStringLiteral("//")},
        .commentOpen = QStringLiteral("/*"),
        .commentClose = QStringLiteral("*/"),
        .quotes = QStringLiteral("'\""),
        .preprocessor = u'#',
        .keywords = words(QStringLiteral(
            "alignas alignof auto break case catch class const constexpr consteval constinit const_cast continue "
            "co_await co_return co_yield concept decltype default delete do dynamic_cast else enum explicit export "
            "extern final for friend goto if inline mutable namespace new noexcept nullptr operator override private "
            "protected public register reinterpret_cast requires return sizeof static static_assert static_cast struct "
            "switch template this throw true false try typedef typeid typename union using virtual volatile while")),
        .types = words(QStringLiteral(
            "void bool char char8_t char16_t char32_t wchar_t short int long float double signed unsigned size_t "
            "ssize_t int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t string vector map set "
            "unique_ptr shared_ptr optional variant QString QList QObject FILE"))});
    all.append(Language{.names = list(QStringLiteral("javascript js jsx mjs typescript ts tsx node")),
        .lineComments = {QStringLiteral("//")},
        .commentOpen = QStringLiteral("/*"),
        .commentClose = QStringLiteral("*/"),
        .quotes = QStringLiteral("'\""),
        .longQuotes = QStringLiteral("`"),
        .decorator = u'@',
        .nameExtra = QStringLiteral("$"),
        .keywords = words(QStringLiteral(
            "abstract as async await break case catch class const continue debugger declare default delete do else "
            "enum export extends finally for from function get if implements import in instanceof interface keyof let "
            "namespace new of private protected public readonly return set static super switch this throw try type "
            "typeof var void while with yield true false null undefined NaN Infinity")),
        .types = words(QStringLiteral("string number boolean any unknown never object symbol bigint Array Promise Map "
                                      "Set Date Error JSON Math Object String Number RegExp Record Partial console"))});
    all.append(Language{.names = list(QStringLiteral("json json5 jsonc jsonl")),
        .lineComments = {QStringLiteral("//")},
        .quotes = QStringLiteral("\""),
        .keysAreTypes = true,
        .keywords = words(QStringLiteral("true false null"))});
    all.append(Language{.names = list(QStringLiteral("bash sh shell zsh console")),
        .lineComments = {QStringLiteral("#")},
        .longQuotes = QStringLiteral("'\""),
        .sigil = QStringLiteral("$"),
        .nameExtra = QStringLiteral("-"),
        .keywords = words(QStringLiteral("if then else elif fi for in do done while until case esac function select "
                                         "return break continue exit export local readonly declare unset shift source "
                                         "alias set trap eval exec")),
        .types = words(
            QStringLiteral("echo cd ls cat grep sed awk find sort head tail cp mv rm mkdir chmod chown curl wget tar "
                           "git sudo apt apt-get pip npm docker kubectl make cmake python python3 ssh printf read "
                           "test"))});
    all.append(Language{.names = list(QStringLiteral("sql mysql postgresql postgres psql sqlite plsql tsql")),
        .lineComments = {QStringLiteral("--")},
        .commentOpen = QStringLiteral("/*"),
        .commentClose = QStringLiteral("*/"),
        .longQuotes = QStringLiteral("'\"`"),
        .backslash = false,
        .ignoreCase = true,
        .keywords = words(QStringLiteral(
            "select from where and or not in is null like between exists join left right inner outer full cross on "
            "using group by order having limit offset union all distinct as insert into values update set delete "
            "create table view index drop alter add column primary key foreign references unique default check "
            "constraint begin commit rollback transaction case when then else end with recursive over partition asc "
            "desc true false if replace returning explain analyze grant revoke trigger")),
        .types = words(QStringLiteral("int integer bigint smallint decimal numeric real float double varchar char text "
                                      "blob date time timestamp timestamptz boolean json jsonb uuid serial"))});
    all.append(Language{.names = list(QStringLiteral("java kotlin kt scala csharp cs")),
        .lineComments = {QStringLiteral("//")},
        .commentOpen = QStringLiteral("/*"),
        .commentClose = QStringLiteral("*/"),
        .quotes = QStringLiteral("'\""),
        .tripleQuotes = true,
        .decorator = u'@',
        .keywords = words(QStringLiteral(
            "abstract assert break case catch class const continue data default do else enum extends final finally for "
            "fun goto if implements import in instanceof interface internal is namespace native new null object open "
            "override package private protected public readonly record return sealed static strictfp super switch "
            "synchronized this throw throws transient true false try using val var virtual volatile when while yield")),
        .types = words(QStringLiteral(
            "void boolean byte short int long float double char String Integer Long Double Boolean Object List Map Set "
            "Optional Stream Exception Int Unit Any bool string decimal Task"))});
    all.append(Language{.names = list(QStringLiteral("html xml svg xhtml vue qml-xml xaml plist")),
        .commentOpen = QStringLiteral("<!--"),
        .commentClose = QStringLiteral("-->"),
        .backslash = false,
        .nameExtra = QStringLiteral("-:"),
        .markup = true});
    all.append(Language{.names = list(QStringLiteral("go golang rust rs swift")),
        .lineComments = {QStringLiteral("//")},
        .commentOpen = QStringLiteral("/*"),
        .commentClose = QStringLiteral("*/"),
        .quotes = QStringLiteral("\""),
        .longQuotes = QStringLiteral("`"),
        .keywords = words(QStringLiteral(
            "as async await break case chan const continue crate default defer dyn else enum extension extern "
            "fallthrough false fn for func go goto guard if impl import in init interface let loop map match mod "
            "move mut nil package protocol pub range ref return select self Self static struct super switch trait true "
            "type unsafe use var where while")),
        .types = words(QStringLiteral(
            "bool byte string error int int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 float32 float64 rune i8 "
            "i16 i32 i64 u8 u16 u32 u64 usize isize f32 f64 str String Vec Option Result Box Int Double Bool"))});
    all.append(Language{.names = list(QStringLiteral("yaml yml toml ini conf")),
        .lineComments = {QStringLiteral("#")},
        .quotes = QStringLiteral("'\""),
        .nameExtra = QStringLiteral("-"),
        .keysAreTypes = true,
        .keywords = words(QStringLiteral("true false null yes no on off"))});
    return all;
}

} // namespace

const Language* languageFor(const QString& name)
{
    static const QList<Language> languages = makeLanguages();
    static const QHash<QString, qsizetype> byName = [] {
        QHash<QString, qsizetype> index;
        for (qsizetype i = 0; i < languages.size(); ++i) {
            for (const QString& word : languages[i].names)
                index.insert(word, i);
        }
        return index;
    }();
    const auto it = byName.constFind(name.toLower());
    return it == byName.constEnd() ? nullptr : &languages[*it];
}

} // namespace spyhop::text
