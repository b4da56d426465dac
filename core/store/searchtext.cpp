// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/searchtext.h"

#include <QtCore/QByteArrayView>
#include <QtCore/QtEndian>
#include <limits>
#include <optional>

namespace spyhop::store {

namespace {

//! \brief Steps through CBOR (RFC 8949) as QCborValue writes it: all lengths are definite. Lives for one record.
class CborSteps {
public:
    //! Major types (RFC 8949, 3.1) that are told apart here.
    enum Major { Unsigned, Negative, Bytes, Text, Array, Map, Tag, Simple };

    explicit CborSteps(QByteArrayView bytes)
        : m_rest(bytes)
    {
    }
    //! The members of what is entered; nothing if it is no such container.
    [[nodiscard]] quint64 enter(Major container)
    {
        const std::optional<Head> head = takeHead();
        return head && head->major == container ? head->value : 0;
    }
    //! A text; anything else is stepped over and gives none.
    [[nodiscard]] QByteArrayView text()
    {
        const QByteArrayView before = m_rest;
        const std::optional<Head> head = takeHead();
        if (head && head->major == Text)
            return take(head->value);
        m_rest = before;
        skip();
        return {};
    }
    //! One item with all that is in it.
    void skip()
    {
        for (quint64 items = 1; items > 0 && !m_rest.isEmpty(); --items) {
            const std::optional<Head> head = takeHead();
            if (!head)
                return;
            switch (head->major) {
            case Bytes:
            case Text:
                take(head->value);
                break;
            case Array:
                items += head->value;
                break;
            case Map:
                items += 2 * head->value;
                break;
            case Tag:
                ++items;
                break;
            case Unsigned:
            case Negative:
            case Simple:
                break;
            }
            if (items > mostItems)
                return end();
        }
    }
    [[nodiscard]] bool isAtEnd() const { return m_rest.isEmpty(); }

private:
    struct Head {
        Major major = Simple;
        quint64 value = 0;
    };
    static constexpr quint64 mostItems = std::numeric_limits<qint32>::max(); //!< more than any record holds

    void end() { m_rest = {}; }
    QByteArrayView take(quint64 count)
    {
        if (count > static_cast<quint64>(m_rest.size())) {
            end();
            return {};
        }
        const QByteArrayView taken = m_rest.first(static_cast<qsizetype>(count));
        m_rest = m_rest.sliced(static_cast<qsizetype>(count));
        return taken;
    }
    std::optional<Head> takeHead()
    {
        const QByteArrayView first = take(1);
        if (first.isEmpty())
            return std::nullopt;
        const auto byte = static_cast<unsigned char>(first.front());
        Head head{static_cast<Major>(byte >> 5), byte & 0x1FU};
        constexpr quint64 firstLong = 24, lastLong = 27; // the value follows in 1, 2, 4 or 8 bytes
        if (head.value < firstLong)
            return head;
        if (head.value > lastLong) {
            end();
            return std::nullopt;
        }
        const QByteArrayView bytes = take(quint64(1) << (head.value - firstLong));
        head.value = 0;
        for (const char one : bytes)
            head.value = head.value << 8 | static_cast<unsigned char>(one);
        return head;
    }

    QByteArrayView m_rest;
};

QByteArray attachmentNames(CborSteps& steps)
{
    QByteArray names;
    for (quint64 left = steps.enter(CborSteps::Array); left > 0 && !steps.isAtEnd(); --left) {
        for (quint64 fields = steps.enter(CborSteps::Map); fields > 0 && !steps.isAtEnd(); --fields) {
            if (steps.text() == QByteArrayView("name"))
                names.append('\n').append(steps.text());
            else
                steps.skip();
        }
    }
    return names;
}

} // namespace

QString searchTextOf(const model::ConversationMessage& message)
{
    QString text = message.message.text;
    for (const model::Attachment& attachment : message.message.attachments)
        text += u'\n' + attachment.name;
    return text;
}

QByteArray searchTextOf(const QByteArray& packed)
{
    CborSteps steps(packed);
    QByteArray text, names;
    for (quint64 left = steps.enter(CborSteps::Map); left > 0 && !steps.isAtEnd(); --left) {
        const QByteArrayView key = steps.text();
        if (key == QByteArrayView("text"))
            text = steps.text().toByteArray();
        else if (key == QByteArrayView("attachments"))
            names = attachmentNames(steps);
        else
            steps.skip();
    }
    return names.isEmpty() ? text : text + names;
}

} // namespace spyhop::store
