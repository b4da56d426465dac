// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/localserver/script.h"

#include "core/localserver/scriptgrammar.h"
#include "core/localserver/scriptscanner.h"

#include <QtCore/QCoreApplication>

namespace spyhop::localserver {
namespace {

//! Whether the path ends in the pattern's parts, of which "*" stands for any one.
bool endsLike(const QByteArray& path, const QByteArray& pattern)
{
    if (!pattern.contains('*'))
        return path.endsWith(pattern);
    const QList<QByteArray> parts = path.split('/');
    const QList<QByteArray> wanted = pattern.mid(1).split('/');
    const qsizetype skipped = parts.size() - wanted.size();
    for (qsizetype i = 0; skipped >= 0 && i < wanted.size(); ++i) {
        if (wanted.at(i) != "*" && wanted.at(i) != parts.at(skipped + i))
            return false;
    }
    return skipped >= 0;
}

} // namespace

base::Expected<Script> Script::parse(const QByteArray& text)
{
    Script script;
    int number = 0;
    for (const QByteArray& raw : text.split('\n')) {
        ++number;
        const auto inLine = [&](base::Error error) {
            error.what = QCoreApplication::translate("ServerScript", "Script line %1: %2").arg(number).arg(error.what);
            return base::failure(std::move(error));
        };
        const base::Expected<QList<ScriptWord>> words = scanScriptLine(raw);
        if (!words)
            return inLine(words.error());
        if (words->isEmpty())
            continue;
        const base::Expected<ScriptLine> line = readScriptLine(*words);
        if (!line)
            return inLine(line.error());
        script.m_lines.append(*line);
        script.m_used.append(0);
    }
    return script;
}

std::optional<ScriptLine> Script::take(const QByteArray& method, const QByteArray& path)
{
    const auto isFor = [&](const ScriptLine& line) {
        if (line.path.isEmpty())
            return path.endsWith("/chat/completions");
        const bool isDesk
            = line.path == "/tasks" || line.path == "/batch" || line.path == "/batches" || line.path == "/files";
        const QByteArray wanted = line.method.isEmpty() && isDesk ? QByteArrayLiteral("POST") : line.method;
        return (wanted.isEmpty() || method == wanted) && endsLike(path, line.path);
    };
    int last = -1;
    for (int i = 0; i < m_lines.size(); ++i) {
        if (!isFor(m_lines.at(i)))
            continue;
        last = i;
        if (m_lines.at(i).repeat == 0 || m_used.at(i) < m_lines.at(i).repeat)
            break;
    }
    if (last < 0)
        return std::nullopt;
    ++m_used[last];
    return m_lines.at(last);
}

} // namespace spyhop::localserver
