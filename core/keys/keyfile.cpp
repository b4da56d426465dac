// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keys/keyfile.h"

#include "core/base/filelock.h"
#include "core/base/files.h"
#include "core/keys/sealedkeys.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonDocument>

namespace spyhop::keys {
namespace {

constexpr qint64 largestFile = 1'000'000; // bytes; thousands of keys
constexpr std::chrono::milliseconds lockPatience{5'000};
constexpr int format = 1;

QString versionField()
{
    return QStringLiteral("version");
}

} // namespace

KeyFile::KeyFile(const QString& folder, const QString& name, const Words& words)
    : m_folder(folder)
    , m_path(folder + u'/' + name)
    , m_words(words)
{
}

QString KeyFile::text(const char* source) const
{
    return QCoreApplication::translate(m_words.context, source);
}

bool KeyFile::exists() const
{
    return base::isThere(m_path);
}

QString KeyFile::lockPath() const
{
    return m_path + QStringLiteral(".lock");
}

base::Expected<QJsonObject> KeyFile::read() const
{
    // Opened, not asked for: while it is replaced it would seem to be gone, and a second data key might be made.
    const base::Expected<QByteArray> bytes = base::readFile(m_path, largestFile);
    if (!bytes && bytes.error().code == base::ErrorCode::NotFound)
        return QJsonObject();
    if (!bytes)
        return base::failure(bytes.error());
    const QJsonDocument document = QJsonDocument::fromJson(*bytes);
    if (!document.isObject() || document.object().value(versionField()).toInt() != format)
        return damaged();
    return document.object();
}

base::Status KeyFile::lock(base::FileLock& lock) const
{
    if (base::Status folder = base::ensurePrivateFolder(m_folder); !folder)
        return folder;
    const base::Expected<bool> taken = lock.take(lockPatience);
    if (!taken)
        return base::failure(taken.error());
    if (*taken)
        return {};
    return base::failure(base::ErrorCode::Internal, text(m_words.locked));
}

base::Status KeyFile::write(const QJsonObject& root) const
{
    QJsonObject object = root;
    object.insert(versionField(), format);
    return base::atomicSave(m_path, QJsonDocument(object).toJson(QJsonDocument::Indented));
}

base::Status KeyFile::change(const std::function<base::Status(QJsonObject&)>& change) const
{
    base::FileLock held(lockPath());
    if (base::Status locked = lock(held); !locked)
        return locked;
    base::Expected<QJsonObject> root = read();
    if (!root)
        return base::failure(root.error());
    if (const base::Status changed = change(*root); !changed)
        return changed;
    return write(*root);
}

base::Expected<QByteArray> KeyFile::sealed(const QString& name) const
{
    const base::Expected<QJsonObject> root = read();
    if (!root)
        return base::failure(root.error());
    const std::optional<QByteArray> sealed = sealedKey(*root, name);
    if (!sealed)
        return noSuchKey();
    return *sealed;
}

base::Status KeyFile::remove(const QString& name) const
{
    if (!exists())
        return noSuchKey(); // no lock is made for nothing
    return change([&](QJsonObject& root) { return dropKey(root, name) ? base::Status() : base::Status(noSuchKey()); });
}

tl::unexpected<base::Error> KeyFile::damaged() const
{
    base::Error error;
    error.code = base::ErrorCode::Unreadable;
    error.whom = m_path;
    error.what = text(m_words.damaged);
    error.remedy = text(m_words.remedy);
    return base::failure(error);
}

tl::unexpected<base::Error> KeyFile::noSuchKey() const
{
    return base::failure(base::ErrorCode::NotFound, text(m_words.noSuchKey));
}

} // namespace spyhop::keys
