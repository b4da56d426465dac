// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/library.h"

#include "core/base/ids.h"
#include "core/base/json.h"
#include "core/base/log.h"
#include "core/chat/prompttext.h"

#include <QtCore/QCollator>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <algorithm>

namespace spyhop::chat {
namespace {

constexpr int formatVersion = 1;
constexpr auto versionKey = "spyhopPrompts";

QJsonArray listOf(const QList<Library::Entry>& entries)
{
    QJsonArray list;
    for (const Library::Entry& entry : entries)
        list.append(QJsonObject{{QStringLiteral("title"), entry.title}, {QStringLiteral("text"), entry.text}});
    return list;
}

} // namespace

Library::Library(base::Clock& clock, base::Random& random, store::LibraryStore& store)
    : m_clock(clock)
    , m_random(random)
    , m_store(store)
{
}

const QList<Library::Entry>& Library::all() const
{
    if (!std::exchange(m_isRead, true)) {
        if (auto read = m_store.load())
            m_entries = std::move(*read);
        else
            qCWarning(logStore, "saved prompts and roles could not be read");
    }
    return m_entries;
}

QList<Library::Entry> Library::entries(Kind kind) const
{
    return find(kind, QString());
}

QList<Library::Entry> Library::find(Kind kind, const QString& words) const
{
    const QStringList wanted = words.split(u' ', Qt::SkipEmptyParts);
    QList<Entry> found;
    for (const Entry& entry : all()) {
        const auto has = [&entry](const QString& word) {
            return entry.title.contains(word, Qt::CaseInsensitive) || entry.text.contains(word, Qt::CaseInsensitive);
        };
        if (entry.kind == kind && std::all_of(wanted.begin(), wanted.end(), has))
            found.append(entry);
    }
    QCollator order;
    order.setNumericMode(true);
    order.setCaseSensitivity(Qt::CaseInsensitive);
    std::sort(found.begin(), found.end(),
        [&order](const Entry& a, const Entry& b) { return order.compare(a.title, b.title) < 0; });
    return found;
}

base::Expected<Library::Entry> Library::entry(Kind kind, const QString& idOrTitle) const
{
    for (const bool byId : {true, false}) {
        for (const Entry& entry : all()) {
            if (entry.kind == kind && (byId ? entry.id : entry.title) == idOrTitle)
                return entry;
        }
    }
    return base::failure(base::ErrorCode::NotFound,
        kind == Kind::Role ? tr("There is no role “%1”.").arg(idOrTitle)
                           : tr("There is no saved prompt “%1”.").arg(idOrTitle));
}

base::Status Library::check(const Entry& entry, const QDate& today)
{
    if (entry.title.trimmed().isEmpty())
        return base::failure(base::ErrorCode::Usage, tr("It needs a name."));
    if (entry.text.trimmed().isEmpty())
        return base::failure(base::ErrorCode::Usage, tr("It needs a text."));
    if (entry.kind == Kind::Prompt) {
        if (const auto fields = promptFields(entry.text, today); !fields)
            return base::failure(fields.error());
    }
    return {};
}

base::Expected<QString> Library::save(const Entry& entry)
{
    Entry kept = entry;
    kept.title = entry.title.simplified();
    if (const base::Status fine = check(kept, m_clock.wallTime().date()); !fine)
        return base::failure(fine.error());
    for (const Entry& other : all()) {
        if (other.kind == kept.kind && other.id != kept.id && other.title == kept.title)
            return base::failure(base::ErrorCode::Usage, tr("There is one of this name already."));
    }
    put(kept);
    const QString id = kept.id.isEmpty() ? m_entries.last().id : kept.id;
    Q_EMIT changed();
    return id;
}

void Library::put(const Entry& entry)
{
    Entry kept = entry;
    if (kept.id.isEmpty())
        kept.id = base::freshId(m_clock, m_random);
    kept.updatedAt = m_clock.wallTime();
    std::ignore = all();
    const auto known
        = std::find_if(m_entries.begin(), m_entries.end(), [&kept](const Entry& other) { return other.id == kept.id; });
    if (known == m_entries.end())
        m_entries.append(kept);
    else
        *known = kept;
    m_store.save(kept);
}

void Library::remove(const QString& id)
{
    std::ignore = all();
    const auto known
        = std::find_if(m_entries.begin(), m_entries.end(), [&id](const Entry& other) { return other.id == id; });
    if (known == m_entries.end())
        return;
    m_removed = *known;
    m_entries.erase(known);
    m_store.remove(id);
    Q_EMIT changed();
}

void Library::undoRemove()
{
    if (!m_removed)
        return;
    put(*std::exchange(m_removed, std::nullopt));
    Q_EMIT changed();
}

QByteArray Library::exported() const
{
    const QJsonObject object{{QString::fromLatin1(versionKey), formatVersion},
        {QStringLiteral("prompts"), listOf(entries(Kind::Prompt))},
        {QStringLiteral("roles"), listOf(entries(Kind::Role))}};
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

base::Expected<QList<Library::Entry>> Library::readFile(const QByteArray& json, const QDate& today)
{
    const auto unreadable = [](const QString& what) { return base::failure(base::ErrorCode::Unreadable, what); };
    const base::Expected<base::JsonText> text = base::parseJsonWithPositions(json);
    if (!text)
        return unreadable(text.error().what);
    const QJsonObject object = text->value.toObject();
    if (object.value(QString::fromLatin1(versionKey)).toInt() != formatVersion)
        return unreadable(tr("This is no file of saved prompts, or one of a newer version."));
    QList<Entry> read;
    for (const Kind kind : {Kind::Prompt, Kind::Role}) {
        const QJsonArray list
            = object.value(kind == Kind::Role ? QStringLiteral("roles") : QStringLiteral("prompts")).toArray();
        for (const QJsonValue& value : list) {
            const QJsonObject one = value.toObject();
            Entry entry;
            entry.kind = kind;
            entry.title = one.value(QStringLiteral("title")).toString().simplified();
            entry.text = one.value(QStringLiteral("text")).toString();
            if (const base::Status fine = check(entry, today); !fine) {
                base::Error error = fine.error();
                error.code = base::ErrorCode::Unreadable;
                error.whom = entry.title;
                return base::failure(error);
            }
            read.append(entry);
        }
    }
    return read;
}

base::Expected<int> Library::import(const QByteArray& json)
{
    base::Expected<QList<Entry>> read = readFile(json, m_clock.wallTime().date());
    if (!read)
        return tl::make_unexpected(read.error());
    for (Entry& entry : *read) {
        if (const auto known = this->entry(entry.kind, entry.title))
            entry.id = known->id;
    }
    for (const Entry& entry : std::as_const(*read))
        put(entry);
    Q_EMIT changed();
    return static_cast<int>(read->size());
}

void Library::reload()
{
    m_isRead = false;
    m_entries.clear();
    Q_EMIT changed();
}

void Library::followOthers()
{
    if (!m_isRead)
        return; // whoever asks reads it as it is then
    auto read = m_store.load();
    if (!read || *read == m_entries)
        return;
    m_entries = std::move(*read);
    Q_EMIT changed();
}

} // namespace spyhop::chat
