// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policyfiles.h"

#include "core/base/adminfile.h"
#include "core/base/files.h"
#include "core/policy/words.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <filesystem>

namespace spyhop::policy {
namespace {

using base::Error;
using base::ErrorCode;

QString digestOf(const QByteArray& text)
{
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex());
}

} // namespace

base::Expected<QStringList> policiesIn(const QString& folder)
{
    namespace fs = std::filesystem;
    std::error_code problem;
    QStringList names;
    fs::directory_iterator entry(QDir(folder).filesystemPath(), problem);
    for (; !problem && entry != fs::directory_iterator(); entry.increment(problem)) {
        const QString name = QString::fromStdString(entry->path().filename().string());
        std::error_code unknown;
        if (name.endsWith(u".json", Qt::CaseInsensitive) && !entry->is_directory(unknown))
            names << name;
    }
    if (problem && problem != std::errc::no_such_file_or_directory && problem != std::errc::not_a_directory) {
        Error error;
        error.code = ErrorCode::Unreadable;
        error.whom = folder;
        error.what
            = text(QT_TRANSLATE_NOOP("Policy", "The folder of the administrator's policies could not be listed."));
        error.detail = QString::fromStdString(problem.message());
        return base::failure(error);
    }
    names.sort();
    return names;
}

std::optional<Layer> administratorLayer(const QString& folder, unsigned owner)
{
    Layer layer;
    layer.kind = Layer::Kind::Administrator;
    const QDir first(folder);
    QStringList paths{first.filePath(QStringLiteral("policy.json"))};
    const QDir more(first.filePath(QStringLiteral("policies.d")));
    const base::Expected<QStringList> names = policiesIn(more.path());
    if (!names) {
        layer.files << more.path();
        layer.digests << QString();
        layer.error = names.error();
    }
    for (const QString& name : names.value_or(QStringList()))
        paths << more.filePath(name);
    QList<Statement> statements;
    for (const QString& path : std::as_const(paths)) {
        const auto text = base::readVouchedFile(path, longestPolicyFile, owner);
        if (text && !*text)
            continue; // there is none
        layer.files << path;
        layer.digests << (text ? digestOf(**text) : QString());
        base::Expected<PolicyText> read = text ? readPolicy(**text, path) : base::failure(text.error());
        if (!read) {
            if (!layer.error)
                layer.error = read.error();
            continue;
        }
        statements += read->statements;
        layer.warnings += read->warnings;
    }
    if (layer.files.isEmpty())
        return std::nullopt;
    if (!layer.error)
        layer.set.emplace(statements);
    return layer;
}

std::optional<Layer> ownLayer(const QString& file)
{
    if (file.isEmpty())
        return std::nullopt;
    const auto text = base::readFile(file, longestPolicyFile);
    const bool isMissing = !text && text.error().code == base::ErrorCode::NotFound;
    if (isMissing && !QFileInfo(file).isSymLink()) // a link to nowhere is a policy that cannot be read
        return std::nullopt;
    Layer layer;
    layer.files << file;
    layer.digests << (text ? digestOf(*text) : QString());
    const auto read = text ? readPolicy(*text, QFileInfo(file).fileName()) : base::failure(text.error());
    if (!read) {
        layer.error = read.error();
        return layer;
    }
    layer.set.emplace(read->statements);
    layer.warnings = read->warnings;
    return layer;
}

} // namespace spyhop::policy
