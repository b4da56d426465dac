// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/brokenreply.h"

#include "core/wire/chatdecoder.h"

#include <QtCore/QByteArray>
#include <QtCore/QStringDecoder>
#include <algorithm>
#include <vector>

namespace spyhop::wire {
namespace {

constexpr std::size_t deepest = 64; //!< brackets within brackets: no reply of a model goes so far
constexpr qsizetype longestKey = 32; //!< bytes: no name that means anything is longer
constexpr qsizetype longestText = 16 * 1024 * 1024; //!< bytes unescaped: more than any model writes at a time

//! The character that four hexadecimal digits name; U+FFFD if they are none.
QChar fromHex(QByteArrayView digits)
{
    bool isNumber = false;
    const uint code = digits.toByteArray().toUInt(&isNumber, 16);
    return isNumber ? QChar(static_cast<char16_t>(code)) : QChar(QChar::ReplacementCharacter);
}

char plainOf(char escape)
{
    switch (escape) {
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return escape;
    }
}

//! A string as it stands between its quotes; what is begun at its end and not whole is left out.
QString unescaped(QByteArrayView raw)
{
    raw = raw.first(std::min(raw.size(), longestText));
    QString text;
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    qsizetype at = 0;
    while (at < raw.size()) {
        qsizetype escape = raw.indexOf('\\', at);
        if (escape < 0)
            escape = raw.size();
        text += decoder(raw.sliced(at, escape - at));
        if (escape + 1 >= raw.size())
            break;
        const char kind = raw.at(escape + 1);
        if (kind == 'u' && escape + 6 > raw.size())
            break;
        text += kind == 'u' ? fromHex(raw.sliced(escape + 2, 4)) : QChar(QLatin1Char(plainOf(kind)));
        at = escape + (kind == 'u' ? 6 : 2);
    }
    if (!text.isEmpty() && text.back().isHighSurrogate())
        text.chop(1);
    return text;
}

//! \brief Walks the body once and keeps what stands where an answer does.
class Walk {
public:
    explicit Walk(QByteArrayView body)
        : m_body(body)
    {
    }

    BrokenReply result()
    {
        walk();
        BrokenReply reply;
        // Servers that know both names say the same in both.
        const Words& text = m_content.text.isEmpty() ? m_refusal : m_content;
        const Words& reasoning = m_reasoningContent.text.isEmpty() ? m_reasoning : m_reasoningContent;
        reply.text = text.text;
        reply.reasoning = reasoning.text;
        reply.bytes = text.bytes + reasoning.bytes;
        reply.isOver = m_isOver;
        if (!m_usage.isEmpty())
            reply.usage = usageOf(m_usage);
        return reply;
    }

private:
    //! What a bracket holds, as far as it matters.
    enum class Place { Other, Reply, Choices, Choice, Message, Parts, Part, Usage };
    struct Words {
        QString text;
        qsizetype bytes = 0;
    };
    struct Open {
        Place place = Place::Other;
        bool isObject = false;
        qsizetype at = 0; //!< of the bracket
        qsizetype number = 0; //!< of the value that comes next
        Words* words = nullptr; //!< Parts, Part: which the texts belong to
    };

    void walk()
    {
        for (qsizetype at = 0; at < m_body.size();) {
            switch (m_body.at(at)) {
            case '"':
                at = string(at + 1);
                break;
            case '{':
            case '[':
                if (m_open.size() == deepest)
                    return;
                m_open.push_back(opened(m_body.at(at) == '{', at));
                m_key.clear();
                ++at;
                break;
            case '}':
            case ']':
                ++at;
                if (m_open.empty())
                    return;
                close(at);
                if (m_open.empty())
                    return; // whatever follows is none of it
                break;
            case ',':
                ++at;
                if (!m_open.empty())
                    ++m_open.back().number;
                m_key.clear();
                m_hasKey = false;
                break;
            default:
                ++at;
            }
        }
    }

    //! Where the string that begins here ends: behind its quote, or with the body.
    qsizetype string(qsizetype begin)
    {
        qsizetype end = begin;
        while (end < m_body.size() && m_body.at(end) != '"')
            end += m_body.at(end) == '\\' ? 2 : 1;
        end = std::min(end, m_body.size());
        const QByteArrayView raw = m_body.sliced(begin, end - begin);
        if (m_open.empty())
            return end + 1;
        if (m_open.back().isObject && !m_hasKey) {
            m_key = raw.first(std::min(raw.size(), longestKey)).toByteArray();
            m_hasKey = true;
        } else if (Words* words = wordsHere()) {
            words->text += unescaped(raw);
            words->bytes += raw.size();
        }
        return end + 1;
    }

    //! Whom a string belongs to that is the value of this key, or stands in this list; nobody, mostly.
    Words* wordsHere()
    {
        const Open& here = m_open.back();
        switch (here.place) {
        case Place::Message:
            return wordsOf(m_key);
        case Place::Choice:
            return m_key == "text" ? &m_content : nullptr;
        case Place::Parts:
            return here.words;
        case Place::Part:
            return m_key == "text" ? here.words : nullptr;
        case Place::Other:
        case Place::Reply:
        case Place::Choices:
        case Place::Usage:
            return nullptr;
        }
        return nullptr;
    }

    Words* wordsOf(const QByteArray& key)
    {
        if (key == "content")
            return &m_content;
        if (key == "refusal")
            return &m_refusal;
        if (key == "reasoning_content")
            return &m_reasoningContent;
        return key == "reasoning" ? &m_reasoning : nullptr;
    }

    //! What a bracket that opens here holds.
    Open opened(bool isObject, qsizetype at)
    {
        Open open;
        open.isObject = isObject;
        open.at = at;
        m_hasKey = false;
        if (m_open.empty()) {
            open.place = isObject ? Place::Reply : Place::Other;
            return open;
        }
        const Open& around = m_open.back();
        if (around.place == Place::Reply && isObject && m_key == "usage")
            open.place = Place::Usage;
        else if (around.place == Place::Reply && !isObject && m_key == "choices")
            open.place = Place::Choices;
        else if (around.place == Place::Choices && isObject && around.number == 0)
            open.place = Place::Choice;
        else if (around.place == Place::Choice && isObject && (m_key == "message" || m_key == "delta"))
            open.place = Place::Message;
        else if (around.place == Place::Message && !isObject && (open.words = wordsOf(m_key)))
            open.place = Place::Parts;
        else if (around.place == Place::Parts && isObject) {
            open.place = Place::Part;
            open.words = around.words;
        }
        return open;
    }

    void close(qsizetype behind)
    {
        const Open closed = m_open.back();
        m_open.pop_back();
        m_key.clear();
        m_hasKey = false;
        m_isOver = m_isOver || closed.place == Place::Message || closed.place == Place::Choice;
        if (closed.place == Place::Usage)
            m_usage = m_body.sliced(closed.at, behind - closed.at);
    }

    const QByteArrayView m_body;
    std::vector<Open> m_open;
    QByteArray m_key; //!< of the value that comes next
    bool m_hasKey = false;
    Words m_content, m_refusal, m_reasoningContent, m_reasoning;
    bool m_isOver = false;
    QByteArrayView m_usage;
};

} // namespace

BrokenReply readBrokenReply(QByteArrayView body)
{
    return Walk(body).result();
}

} // namespace spyhop::wire
