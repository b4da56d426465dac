// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/largejson.h"

#include <QtCore/QByteArrayView>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QMap>

namespace spyhop::chat {
namespace {

constexpr qsizetype pieceBytes = 1'000'000; // read in one go: some milliseconds
constexpr int deepest = 32; // levels that are taken apart: what is large further down is read as it is

//! \brief Takes large arrays and objects apart and has their members read. Lives for one reading.
class Pieces {
public:
    explicit Pieces(const StopAsked& isStopped)
        : m_isStopped(isStopped)
    {
    }
    [[nodiscard]] base::Expected<QJsonValue> read(QByteArrayView text, int level)
    {
        text = text.trimmed();
        const bool isContainer = text.startsWith('{') || text.startsWith('[');
        if (isContainer && text.size() > pieceBytes && level < deepest)
            return readMembers(text, level);
        return readWhole(text);
    }

private:
    [[nodiscard]] static tl::unexpected<base::Error> unreadable(const QString& detail)
    {
        base::Error error;
        error.code = base::ErrorCode::Unreadable;
        error.detail = detail;
        return base::failure(error);
    }
    //! As the parser words it.
    [[nodiscard]] static tl::unexpected<base::Error> illFormed(QJsonParseError::ParseError what)
    {
        QJsonParseError error;
        error.error = what;
        return unreadable(error.errorString());
    }

    [[nodiscard]] base::Expected<QJsonValue> readWhole(QByteArrayView text)
    {
        if (m_isStopped())
            return base::failure(base::ErrorCode::Cancelled, QString());
        QJsonParseError problem;
        const QJsonDocument document = QJsonDocument::fromJson('[' + text.toByteArray() + ']', &problem);
        if (problem.error != QJsonParseError::NoError)
            return unreadable(problem.errorString());
        if (document.array().size() != 1)
            return illFormed(QJsonParseError::IllegalValue);
        return document.array().first();
    }

    //! The place of the comma behind a member, or of the end.
    [[nodiscard]] base::Expected<qsizetype> endOf(QByteArrayView text, qsizetype from, qsizetype end) const
    {
        int depth = 0;
        bool inString = false;
        for (qsizetype at = from; at < end; ++at) {
            if ((at - from) % pieceBytes == pieceBytes - 1 && m_isStopped())
                return base::failure(base::ErrorCode::Cancelled, QString());
            const char c = text[at];
            if (inString) {
                if (c == '\\')
                    ++at;
                else if (c == '"')
                    inString = false;
                continue;
            }
            if (c == '"')
                inString = true;
            else if (c == '{' || c == '[')
                ++depth;
            else if ((c == '}' || c == ']') && --depth < 0)
                return illFormed(QJsonParseError::IllegalValue);
            else if (c == ',' && depth == 0)
                return at;
        }
        if (inString)
            return illFormed(QJsonParseError::UnterminatedString);
        if (depth > 0)
            return illFormed(QJsonParseError::UnterminatedObject);
        return end;
    }

    //! The place behind a key's closing quote; -1: there is none.
    [[nodiscard]] static qsizetype endOfKey(QByteArrayView member)
    {
        if (!member.startsWith('"'))
            return -1;
        for (qsizetype at = 1; at < member.size(); ++at) {
            if (member[at] == '\\')
                ++at;
            else if (member[at] == '"')
                return at + 1;
        }
        return -1;
    }

    [[nodiscard]] base::Expected<QJsonValue> readMembers(QByteArrayView text, int level)
    {
        const bool isObject = text.startsWith('{');
        if (!text.endsWith(isObject ? '}' : ']'))
            return illFormed(isObject ? QJsonParseError::UnterminatedObject : QJsonParseError::UnterminatedArray);
        QJsonArray array;
        QMap<QString, QJsonValue> members; // in order, each is added at the object's end
        const qsizetype last = text.size() - 1;
        for (qsizetype from = 1; from <= last;) {
            const auto end = endOf(text, from, last);
            if (!end)
                return base::failure(end.error());
            const QByteArrayView member = text.sliced(from, *end - from).trimmed();
            if (member.isEmpty() && from == 1 && *end == last)
                break; // spaces alone
            const auto added = isObject ? addMember(member, members, level) : addElement(member, array, level);
            if (!added)
                return base::failure(added.error());
            from = *end + 1;
        }
        if (!isObject)
            return QJsonValue(array);
        QJsonObject object;
        for (auto one = members.cbegin(); one != members.cend(); ++one)
            object.insert(one.key(), one.value());
        return QJsonValue(object);
    }

    [[nodiscard]] base::Status addElement(QByteArrayView member, QJsonArray& array, int level)
    {
        const auto value = read(member, level + 1);
        if (!value)
            return base::failure(value.error());
        array.append(*value);
        return {};
    }

    [[nodiscard]] base::Status addMember(QByteArrayView member, QMap<QString, QJsonValue>& members, int level)
    {
        const qsizetype keyEnd = endOfKey(member);
        const QByteArrayView rest = keyEnd < 0 ? QByteArrayView() : member.sliced(keyEnd).trimmed();
        if (!rest.startsWith(':'))
            return illFormed(QJsonParseError::MissingNameSeparator);
        const auto key = readWhole(member.first(keyEnd));
        if (!key)
            return base::failure(key.error());
        const auto value = read(rest.sliced(1), level + 1);
        if (!value)
            return base::failure(value.error());
        members.insert(key->toString(), *value);
        return {};
    }

    const StopAsked& m_isStopped;
};

} // namespace

base::Expected<QJsonValue> readLargeJson(const QByteArray& json, const StopAsked& isStopped)
{
    return Pieces(isStopped).read(json, 0);
}

} // namespace spyhop::chat
