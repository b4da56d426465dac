// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/localserver/scriptscanner.h"

#include <QtCore/QCoreApplication>

namespace spyhop::localserver {
namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

//! Reads from behind the opening quote; leaves *at behind the closing one.
std::optional<QByteArray> quoted(const QByteArray& line, qsizetype* at)
{
    QByteArray text;
    for (qsizetype i = *at; i < line.size(); ++i) {
        const char c = line.at(i);
        if (c == '"') {
            *at = i + 1;
            return text;
        }
        if (c != '\\') {
            text.append(c);
            continue;
        }
        if (++i >= line.size())
            return std::nullopt;
        switch (line.at(i)) {
        case 'n':
            text.append('\n');
            break;
        case 'r':
            text.append('\r');
            break;
        case 't':
            text.append('\t');
            break;
        case '"':
            text.append('"');
            break;
        case '\\':
            text.append('\\');
            break;
        case 'x': {
            bool isNumber = false;
            const int byte = line.mid(i + 1, 2).toInt(&isNumber, 16);
            if (!isNumber || i + 2 >= line.size())
                return std::nullopt;
            text.append(static_cast<char>(byte));
            i += 2;
            break;
        }
        default:
            return std::nullopt;
        }
    }
    return std::nullopt;
}

} // namespace

base::Expected<QList<ScriptWord>> scanScriptLine(const QByteArray& line)
{
    QList<ScriptWord> words;
    qsizetype at = 0;
    while (at < line.size()) {
        const char c = line.at(at);
        if (isBlank(c)) {
            ++at;
        } else if (c == '#') {
            break;
        } else if (c == '|') {
            words.append({QByteArrayLiteral("|"), false});
            ++at;
        } else if (c == '"') {
            ++at;
            const std::optional<QByteArray> text = quoted(line, &at);
            if (!text) {
                return base::failure(base::ErrorCode::Usage,
                    QCoreApplication::translate(
                        "ServerScript", "A quoted text does not end, or has an unknown escape."));
            }
            words.append({*text, true});
        } else {
            const qsizetype from = at;
            while (at < line.size() && !isBlank(line.at(at)) && line.at(at) != '|' && line.at(at) != '"'
                && line.at(at) != '#')
                ++at;
            words.append({line.mid(from, at - from), false});
        }
    }
    return words;
}

} // namespace spyhop::localserver
