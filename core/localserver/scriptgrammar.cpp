// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/localserver/scriptgrammar.h"

#include <QtCore/QCoreApplication>
#include <array>

namespace spyhop::localserver {
namespace {

using base::Expected;

QString text(const char* source)
{
    return QCoreApplication::translate("ServerScript", source);
}

tl::unexpected<base::Error> unexpectedWord(const ScriptWord& word)
{
    return base::failure(base::ErrorCode::Usage,
        text(QT_TRANSLATE_NOOP("ServerScript", "“%1” is not understood here.")).arg(QString::fromUtf8(word.text)));
}

//! "3ms", "2s"
std::optional<std::chrono::milliseconds> pauseOf(const QByteArray& word)
{
    const int scale = word.endsWith("ms") ? 1 : word.endsWith('s') ? 1000 : 0;
    if (scale == 0)
        return std::nullopt;
    bool isNumber = false;
    const int number = word.chopped(scale == 1 ? 2 : 1).toInt(&isNumber);
    if (!isNumber || number < 0 || number > 3'600'000 / scale)
        return std::nullopt;
    return std::chrono::milliseconds(number * scale);
}

//! "5x100ms"
bool readTimes(const QByteArray& word, ScriptStep* step)
{
    const qsizetype x = word.indexOf('x');
    bool isNumber = false;
    step->count = word.left(std::max<qsizetype>(x, 0)).toInt(&isNumber);
    const auto pause = pauseOf(word.mid(x + 1));
    if (x <= 0 || !isNumber || step->count < 1 || step->count > 100'000 || !pause)
        return false;
    step->pause = *pause;
    return true;
}

//! "12x": a count
int repeatOf(const QByteArray& word)
{
    bool isNumber = false;
    const int count = word.endsWith('x') ? word.chopped(1).toInt(&isNumber) : 0;
    return isNumber && count > 0 ? count : -1;
}

constexpr std::array<std::pair<const char*, ScriptEnd>, 7> ends{{
    {"end", ScriptEnd::Normal},
    {"nodone", ScriptEnd::NoDone},
    {"nofinish", ScriptEnd::NoFinish},
    {"eof", ScriptEnd::Eof},
    {"cut", ScriptEnd::Cut},
    {"reset", ScriptEnd::Reset},
    {"hang", ScriptEnd::Hang},
}};

//! Reads the words of one line; each function leaves m_at behind what it took.
class LineReader {
public:
    explicit LineReader(const QList<ScriptWord>& words)
        : m_words(words)
    {
    }

    Expected<ScriptLine> read()
    {
        readPrefixes();
        if (atEnd())
            return base::failure(base::ErrorCode::Usage,
                text(QT_TRANSLATE_NOOP("ServerScript", "A status or one of own, close, reset, hang was expected.")));
        const ScriptWord first = take();
        if (first.is("own"))
            return whole(ScriptLine::Kind::Own);
        if (first.is("lost") || first.is("slow") || first.is("expire") || first.is("errors"))
            return jobLine(first);
        if (first.is("nogzip"))
            return noGzipLine();
        if (first.is("close"))
            return whole(ScriptLine::Kind::Close);
        if (first.is("reset"))
            return whole(ScriptLine::Kind::Reset);
        if (first.is("hang"))
            return whole(ScriptLine::Kind::Hang);
        if (first.is("keepalive"))
            return keepAliveLine();
        if (first.is("html"))
            return htmlLine();
        bool isNumber = false;
        m_line.status = first.isQuoted ? 0 : first.text.toInt(&isNumber);
        if (!isNumber || m_line.status < 100 || m_line.status > 599)
            return unexpectedWord(first);
        return statusLine();
    }

private:
    [[nodiscard]] bool atEnd() const { return m_at >= m_words.size(); }
    [[nodiscard]] const ScriptWord& peek() const { return m_words.at(m_at); }
    ScriptWord take() { return m_words.at(m_at++); }

    void readPrefixes()
    {
        while (!atEnd() && !peek().isQuoted) {
            if (peek().is("*"))
                m_line.repeat = 0;
            else if (const int count = repeatOf(peek().text); count > 0)
                m_line.repeat = count;
            else if (peek().text.startsWith('/'))
                m_line.path = peek().text;
            else if (peek().is("GET") || peek().is("POST") || peek().is("DELETE"))
                m_line.method = peek().text;
            else
                return;
            ++m_at;
        }
    }

    Expected<ScriptLine> whole(ScriptLine::Kind kind)
    {
        m_line.kind = kind;
        if (!atEnd())
            return unexpectedWord(peek());
        return m_line;
    }

    //! "lost", "lost 502", "slow 300ms", "expire 3", "errors 2"
    Expected<ScriptLine> jobLine(const ScriptWord& word)
    {
        bool fine = true;
        if (word.is("lost")) {
            m_line.lost = true;
            m_line.status = atEnd() ? 0 : take().text.toInt(&fine);
            fine = fine && (m_line.status == 0 || (m_line.status >= 400 && m_line.status <= 599));
        } else if (word.is("slow")) {
            m_line.slow = atEnd() ? std::nullopt : pauseOf(take().text);
            fine = m_line.slow.has_value();
        } else {
            int& number = word.is("expire") ? m_line.expireAfter : m_line.errorLines;
            number = atEnd() ? -1 : take().text.toInt(&fine);
            fine = fine && number >= 0;
        }
        if (!fine) {
            return base::failure(base::ErrorCode::Usage,
                text(QT_TRANSLATE_NOOP(
                    "ServerScript", "Write lost, lost 502, slow 300ms, expire 3 or errors 2 for tasks and batches.")));
        }
        return whole(ScriptLine::Kind::Own);
    }

    //! "nogzip", "nogzip 400"
    Expected<ScriptLine> noGzipLine()
    {
        m_line.refusePacked = 415;
        if (!atEnd()) {
            bool isNumber = false;
            const ScriptWord word = take();
            m_line.refusePacked = word.text.toInt(&isNumber);
            if (!isNumber || m_line.refusePacked < 400 || m_line.refusePacked > 599)
                return unexpectedWord(word);
        }
        return whole(ScriptLine::Kind::Own);
    }

    Expected<ScriptLine> keepAliveLine()
    {
        ScriptStep step;
        step.kind = ScriptStep::Kind::KeepAlive;
        if (atEnd() || !readTimes(take().text, &step))
            return base::failure(base::ErrorCode::Usage,
                text(QT_TRANSLATE_NOOP("ServerScript", "Write keepalive with a count and a pause, such as 5x100ms.")));
        m_line.steps.append(step);
        m_line.steps.append(ScriptStep{});
        return whole(ScriptLine::Kind::Chat);
    }

    Expected<ScriptLine> htmlLine()
    {
        bool isNumber = false;
        m_line.status = atEnd() ? 0 : take().text.toInt(&isNumber);
        if (!isNumber || m_line.status < 100 || m_line.status > 599)
            return base::failure(
                base::ErrorCode::Usage, text(QT_TRANSLATE_NOOP("ServerScript", "A status was expected after html.")));
        const QByteArray title = QByteArray::number(m_line.status) + ' ' + reasonPhrase(m_line.status);
        m_line.contentType = "text/html";
        m_line.body = "<html><head><title>" + title + "</title></head><body><h1>" + title + "</h1></body></html>\n";
        return whole(ScriptLine::Kind::Fixed);
    }

    Expected<ScriptLine> statusLine()
    {
        const bool isSuccess = m_line.status < 300;
        bool isFixed = !isSuccess;
        if (!isSuccess) {
            m_line.contentType = "application/json";
            m_line.body = errorBody(
                m_line.status, QString::fromLatin1(reasonPhrase(m_line.status)), QStringLiteral("scripted"));
        }
        while (!atEnd() && !peek().is("|")) {
            const ScriptWord word = take();
            if (word.isQuoted)
                return unexpectedWord(word);
            if (word.text.startsWith("retry-after=")) {
                m_line.headers.emplaceBack("Retry-After", word.text.mid(12));
            } else if (word.is("header") && !atEnd() && peek().isQuoted && peek().text.contains(':')) {
                const QByteArray header = take().text;
                const qsizetype colon = header.indexOf(':');
                m_line.headers.emplaceBack(header.left(colon).trimmed(), header.mid(colon + 1).trimmed());
            } else if (word.is("empty")) {
                isFixed = true;
                m_line.body.clear();
            } else if (word.is("error") && !atEnd() && peek().isQuoted) {
                isFixed = true;
                m_line.contentType = "application/json";
                m_line.body = errorBody(m_line.status, QString::fromUtf8(take().text), QStringLiteral("scripted"));
            } else if (word.is("sse") || word.is("json") || word.is("html") || word.is("text")) {
                m_line.contentType = word.is("sse") ? "text/event-stream"
                    : word.is("json")               ? "application/json"
                    : word.is("html")               ? "text/html"
                                                    : "text/plain";
                if (atEnd() || !take().is("raw") || atEnd() || !peek().isQuoted)
                    return base::failure(base::ErrorCode::Usage,
                        text(QT_TRANSLATE_NOOP("ServerScript", "raw and a quoted text were expected.")));
                m_line.body = take().text;
                isFixed = true;
            } else {
                return unexpectedWord(word);
            }
        }
        m_line.kind = isFixed ? ScriptLine::Kind::Fixed : ScriptLine::Kind::Chat;
        if (atEnd()) {
            if (!isFixed)
                m_line.steps.append(ScriptStep{});
            return m_line;
        }
        ++m_at; // the |
        if (isFixed)
            return fixedEnd();
        return stepsAndEnd();
    }

    Expected<ScriptLine> fixedEnd()
    {
        if (atEnd() || !readEnd(take()))
            return base::failure(base::ErrorCode::Usage,
                text(QT_TRANSLATE_NOOP("ServerScript", "An end such as cut, reset or hang was expected.")));
        if (!atEnd())
            return unexpectedWord(peek());
        return m_line;
    }

    bool readEnd(const ScriptWord& word)
    {
        for (const auto& [name, end] : ends) {
            if (word.is(name)) {
                m_line.end = end;
                return true;
            }
        }
        return false;
    }

    Expected<ScriptLine> stepsAndEnd()
    {
        // `200 | cut` has no steps: its only segment is an end.
        while (!atEnd() && !peek().is("|")) {
            const ScriptWord word = take();
            if (atEnd() && m_line.steps.isEmpty() && readEnd(word))
                return m_line;
            if (!readStep(word))
                return unexpectedWord(word);
        }
        if (atEnd())
            return m_line;
        ++m_at;
        return fixedEnd();
    }

    bool readStep(const ScriptWord& word)
    {
        ScriptStep step;
        const auto withText = [&](ScriptStep::Kind kind) {
            step.kind = kind;
            if (atEnd() || !peek().isQuoted)
                return false;
            step.text = take().text;
            return true;
        };
        if (word.isQuoted)
            return false;
        if (const auto pause = pauseOf(word.text)) {
            step.kind = ScriptStep::Kind::Wait;
            step.pause = *pause;
        } else if (word.is("tok")) {
            step.kind = ScriptStep::Kind::Token;
        } else if (const int count = repeatOf(word.text); count > 0 && !atEnd() && peek().is("tok")) {
            ++m_at;
            step.kind = ScriptStep::Kind::Token;
            step.count = count;
        } else if (word.is("rest")) {
            step.kind = ScriptStep::Kind::Rest;
        } else if (word.is("usage")) {
            step.kind = ScriptStep::Kind::Usage;
        } else if (word.is("done")) {
            step.kind = ScriptStep::Kind::Done;
        } else if (word.text.startsWith("finish=")) {
            step.kind = ScriptStep::Kind::Finish;
            step.text = word.text.mid(7);
        } else if (word.is("keepalive")) {
            step.kind = ScriptStep::Kind::KeepAlive;
            if (atEnd() || !readTimes(take().text, &step))
                return false;
        } else if (word.is("text")) {
            if (!withText(ScriptStep::Kind::Text))
                return false;
        } else if (word.is("think")) {
            if (!withText(ScriptStep::Kind::Think))
                return false;
        } else if (word.is("raw")) {
            if (!withText(ScriptStep::Kind::Raw))
                return false;
        } else {
            return false;
        }
        m_line.steps.append(step);
        return true;
    }

    QList<ScriptWord> m_words;
    qsizetype m_at = 0;
    ScriptLine m_line;
};

} // namespace

Expected<ScriptLine> readScriptLine(const QList<ScriptWord>& words)
{
    return LineReader(words).read();
}

} // namespace spyhop::localserver
