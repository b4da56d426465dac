// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Languages that are run as they stand.
#include "core/text/languagetables.h"

namespace spyhop::text {

QList<Language> scriptLanguages()
{
    QList<Language> all;
    all.append(like(slashes(),
        Language{.names = wordList(QStringLiteral("javascript js jsx mjs cjs node")),
            .longQuotes = QStringLiteral("`"),
            .decorator = u'@',
            .nameExtra = QStringLiteral("$"),
            .keywords = wordSet(QStringLiteral(
                "abstract as async await break case catch class const continue debugger default delete do "
                "else export extends finally for from function get if import in instanceof let new null "
                "of return set static super switch this throw true false try typeof undefined var void "
                "while with yield NaN Infinity")),
            .types = wordSet(
                QStringLiteral("Array Promise Map Set Date Error JSON Math Object String Number Boolean RegExp Symbol "
                               "Proxy WeakMap console window document process module require"))}));
    all.append(like(slashes(),
        Language{.names = wordList(QStringLiteral("typescript ts tsx")),
            .longQuotes = QStringLiteral("`"),
            .decorator = u'@',
            .nameExtra = QStringLiteral("$"),
            .keywords = wordSet(QStringLiteral(
                "abstract as async await break case catch class const continue debugger default delete do "
                "else export extends finally for from function get if import in instanceof let new null "
                "of return set static super switch this throw true false try typeof undefined var void "
                "while with yield NaN Infinity declare enum implements infer interface is keyof namespace "
                "override private protected public readonly satisfies type")),
            .types = wordSet(
                QStringLiteral("Array Promise Map Set Date Error JSON Math Object String Number Boolean RegExp Symbol "
                               "Proxy WeakMap console window document process module require any bigint boolean never "
                               "number object string symbol unknown Record Partial Readonly Pick Omit"))}));
    all.append(like(hashes(),
        Language{.names = wordList(QStringLiteral("python py python3 py3 ipython pycon")),
            .tripleQuotes = true,
            .decorator = u'@',
            .keywords = wordSet(QStringLiteral(
                "and as assert async await break class continue def del elif else except finally for from "
                "global if import in is lambda match case nonlocal not or pass raise return try while "
                "with yield True False None")),
            .types = wordSet(
                QStringLiteral("int str float bool bytes list dict set tuple object type self cls complex frozenset "
                               "range print len Exception ValueError TypeError KeyError"))}));
    all.append(like(hashes(),
        Language{.names = wordList(QStringLiteral("ruby rb")),
            .longQuotes = QStringLiteral("'\"`"),
            .sigil = QStringLiteral("@$"),
            .nameExtra = QStringLiteral("?!"),
            .keywords = wordSet(
                QStringLiteral("alias and begin BEGIN break case class def defined? do else elsif end END ensure false "
                               "for if in module next nil not or redo rescue retry return self super then true undef "
                               "unless until when while yield require require_relative attr_reader attr_writer "
                               "attr_accessor puts")),
            .types = wordSet(
                QStringLiteral("Array Hash Integer Float String Symbol Proc Struct Time Exception StandardError"))}));
    all.append(Language{.names = wordList(QStringLiteral("php php8 phtml")),
        .lineComments = {QStringLiteral("//"), QStringLiteral("#")},
        .commentOpen = QStringLiteral("/*"),
        .commentClose = QStringLiteral("*/"),
        .longQuotes = QStringLiteral("'\""),
        .ignoreCase = true,
        .sigil = QStringLiteral("$"),
        .keywords = wordSet(
            QStringLiteral("abstract and array as break callable case catch class clone const continue declare "
                           "default do echo else elseif empty enum extends final finally fn for foreach function "
                           "global goto if implements include include_once instanceof insteadof interface isset list "
                           "match namespace new null or print private protected public readonly require require_once "
                           "return static switch throw trait true false try unset use var while xor yield")),
        .types = wordSet(
            QStringLiteral("bool float int iterable mixed never object self parent string void exception datetime "
                           "closure"))});
    all.append(like(hashes(),
        Language{.names = wordList(QStringLiteral("perl pl pm")),
            .longQuotes = QStringLiteral("'\"`"),
            .sigil = QStringLiteral("$@%"),
            .keywords = wordSet(
                QStringLiteral("and cmp continue do else elsif eq for foreach given if last le local lt my ne next no "
                               "not or our package print redo require return sub unless until use when while xor die")),
            .types
            = wordSet(QStringLiteral("shift push pop scalar keys values split join map grep sort open close chomp"))}));
    all.append(Language{.names = wordList(QStringLiteral("lua luau")),
        .lineComments = {QStringLiteral("--")},
        .commentOpen = QStringLiteral("--[["),
        .commentClose = QStringLiteral("]]"),
        .quotes = QStringLiteral("'\""),
        .keywords
        = wordSet(QStringLiteral("and break do else elseif end false for function goto if in local nil not or repeat "
                                 "return then true until while")),
        .types = wordSet(QStringLiteral(
            "string table math io os coroutine print pairs ipairs type tostring tonumber require self"))});
    all.append(like(hashes(),
        Language{.names = wordList(QStringLiteral("r rscript")),
            .longQuotes = QStringLiteral("'\"`"),
            .nameExtra = QStringLiteral("."),
            .keywords = wordSet(
                QStringLiteral("break else FALSE for function if in Inf NA NaN next NULL repeat return TRUE while "
                               "library require")),
            .types = wordSet(
                QStringLiteral("c data.frame list matrix factor numeric character integer logical print paste mean sum "
                               "length seq apply lapply sapply"))}));
    all.append(Language{.names = wordList(QStringLiteral("matlab octave m")),
        .lineComments = {QStringLiteral("%")},
        .commentOpen = QStringLiteral("%{"),
        .commentClose = QStringLiteral("%}"),
        .quotes = QStringLiteral("\""),
        .keywords
        = wordSet(QStringLiteral("break case catch classdef continue else elseif end for function global if otherwise "
                                 "parfor persistent return switch try while true false")),
        .types
        = wordSet(QStringLiteral("zeros ones eye size length numel plot disp fprintf sprintf cell struct double single "
                                 "char"))});
    all.append(like(hashes(),
        Language{.names = wordList(QStringLiteral("bash sh shell zsh console ksh terminal")),
            .longQuotes = QStringLiteral("'\""),
            .sigil = QStringLiteral("$"),
            .nameExtra = QStringLiteral("-"),
            .keywords = wordSet(QStringLiteral(
                "if then else elif fi for in do done while until case esac function select return break "
                "continue exit export local readonly declare unset shift source alias set trap eval exec")),
            .types = wordSet(QStringLiteral(
                "echo cd ls cat grep sed awk find sort head tail cp mv rm mkdir chmod chown curl wget tar "
                "git sudo apt apt-get pip npm docker kubectl make cmake python python3 ssh printf read "
                "test"))}));
    all.append(like(hashes(),
        Language{.names = wordList(QStringLiteral("powershell ps1 pwsh ps")),
            .commentOpen = QStringLiteral("<#"),
            .commentClose = QStringLiteral("#>"),
            .longQuotes = QStringLiteral("'\""),
            .backslash = false,
            .ignoreCase = true,
            .sigil = QStringLiteral("$"),
            .nameExtra = QStringLiteral("-"),
            .keywords = wordSet(QStringLiteral(
                "begin break catch class continue data do dynamicparam else elseif end enum exit filter "
                "finally for foreach from function if in param process return switch throw trap try until "
                "using while")),
            .types = wordSet(
                QStringLiteral("write-host write-output get-childitem get-content set-content get-item new-item "
                               "remove-item select-object where-object foreach-object import-module invoke-webrequest "
                               "get-process"))}));
    return all;
}

} // namespace spyhop::text
