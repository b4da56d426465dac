// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/recordwords.h"

#include <QtCore/QCoreApplication>
#include <algorithm>
#include <array>

namespace spyhop::admin {
namespace {

//! %1 of its words is its key: an id, or "id of the whole/id or number of the part".
struct Name {
    const char* record; //!< "table:column"
    const char* words;
};

constexpr std::array names{
    Name{"conversations:head", QT_TRANSLATE_NOOP("spyhop::admin::RecordWords", "Title and settings of the chat %1")},
    Name{"messages:body", QT_TRANSLATE_NOOP("spyhop::admin::RecordWords", "Message in a chat (chat/message): %1")},
    Name{"projects:head", QT_TRANSLATE_NOOP("spyhop::admin::RecordWords", "Project %1")},
    Name{"jobs:spec", QT_TRANSLATE_NOOP("spyhop::admin::RecordWords", "What the job %1 asks")},
    Name{"items:input", QT_TRANSLATE_NOOP("spyhop::admin::RecordWords", "Input of a job's item (job/item): %1")},
    Name{"items:result", QT_TRANSLATE_NOOP("spyhop::admin::RecordWords", "Answer of a job's item (job/item): %1")},
    Name{"steps:text", QT_TRANSLATE_NOOP("spyhop::admin::RecordWords", "Answer of a job's step (job/item/step): %1")},
    Name{"reviews:body", QT_TRANSLATE_NOOP("spyhop::admin::RecordWords", "Review of a job's item (job/item): %1")},
    Name{"submissions:text", QT_TRANSLATE_NOOP("spyhop::admin::RecordWords", "Task at a provider: %1")},
    Name{"drafts:text", QT_TRANSLATE_NOOP("spyhop::admin::RecordWords", "Draft for the chat %1")},
    Name{"drafts:attachments",
        QT_TRANSLATE_NOOP("spyhop::admin::RecordWords", "Attachments of the draft for the chat %1")},
    Name{"library:body", QT_TRANSLATE_NOOP("spyhop::admin::RecordWords", "Saved prompt or role %1")},
    Name{"watches:body", QT_TRANSLATE_NOOP("spyhop::admin::RecordWords", "Watched folder %1")},
    Name{"answers:body", QT_TRANSLATE_NOOP("spyhop::admin::RecordWords", "Answer kept for equal questions: %1")},
};

} // namespace

QString recordWords(const QByteArray& record)
{
    const qsizetype first = record.indexOf(':'), last = record.lastIndexOf(':');
    if (first < 0 || last <= first)
        return QString::fromUtf8(record);
    const QByteArray kind = record.first(first) + record.sliced(last);
    const auto name = std::find_if(names.begin(), names.end(), [&kind](const Name& one) { return kind == one.record; });
    if (name == names.end())
        return QString::fromUtf8(record);
    return QCoreApplication::translate("spyhop::admin::RecordWords", name->words)
        .arg(QString::fromUtf8(record.sliced(first + 1, last - first - 1)));
}

} // namespace spyhop::admin
