// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/jobtemplate.h"
#include "core/base/files.h"
#include "core/base/json.h"
#include "core/base/namedfile.h"
#include "core/batch/columns.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <algorithm>

namespace spyhop::batch {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Batch)
};

constexpr int version = 1;
constexpr qint64 largestFile = 1'000'000; // bytes
const QString shippedFolder = QStringLiteral(":/data/templates");

tl::unexpected<base::Error> unreadable(const QString& what)
{
    return base::failure(base::ErrorCode::Unreadable, what);
}

//! A text, or one text per language: {"en": …, "zh": …}.
QJsonValue spoken(const QJsonValue& value, const QString& language)
{
    if (!value.isObject())
        return value;
    const QJsonObject texts = value.toObject();
    const QJsonValue wanted = texts.value(language.left(2));
    return wanted.isUndefined() ? texts.value(QStringLiteral("en")) : wanted;
}

base::Expected<model::Column> columnOf(const QJsonObject& object, const QString& language)
{
    model::Column column;
    column.name = spoken(object.value(QStringLiteral("name")), language).toString();
    column.hint = spoken(object.value(QStringLiteral("hint")), language).toString();
    const QString word = object.value(QStringLiteral("type")).toString();
    const auto type = model::columnTypeFromName(word);
    if (column.name.isEmpty() || !type)
        return unreadable(
            Words::tr("The template has a column without a name, or of the unknown type “%1”.").arg(word));
    column.type = *type;
    const QJsonArray choices = spoken(object.value(QStringLiteral("choices")), language).toArray();
    for (const QJsonValue& choice : choices)
        column.choices.append(choice.toString());
    if (column.type == model::ColumnType::Enum && column.choices.isEmpty())
        return unreadable(Words::tr("The template's column “%1” has no choices.").arg(column.name));
    return column;
}

QString folderOf(const QString& profileFolder)
{
    return QDir(profileFolder).filePath(QStringLiteral("templates"));
}

QString pathOf(const QString& id, const QString& profileFolder)
{
    return QDir(folderOf(profileFolder)).filePath(id + QStringLiteral(".json"));
}

base::Expected<JobTemplate> readTemplate(const QString& path, const QString& language)
{
    const auto bytes = base::readFile(path, largestFile);
    if (!bytes)
        return base::failure(bytes.error());
    auto job = parseTemplate(*bytes, language);
    if (!job) {
        job.error().whom = path;
        return job;
    }
    job->id = QFileInfo(path).completeBaseName();
    job->path = path;
    job->isShipped = path.startsWith(shippedFolder);
    return job;
}

} // namespace

base::Expected<JobTemplate> parseTemplate(const QByteArray& json, const QString& language)
{
    const auto text = base::parseJsonWithPositions(json);
    if (!text)
        return base::failure(text.error());
    const QJsonObject root = text->value.toObject();
    if (root.value(QStringLiteral("spyhopTemplate")).toInt() != version)
        return unreadable(Words::tr("This is no template that this version knows."));
    JobTemplate job;
    job.name = spoken(root.value(QStringLiteral("name")), language).toString();
    job.about = spoken(root.value(QStringLiteral("about")), language).toString();
    model::BatchSpec& spec = job.spec;
    spec.prompt = spoken(root.value(QStringLiteral("prompt")), language).toString();
    spec.system = spoken(root.value(QStringLiteral("system")), language).toString();
    spec.quotes = root.value(QStringLiteral("quotes")).toBool();
    spec.longDocuments = model::longDocumentsFromName(root.value(QStringLiteral("long")).toString())
                             .value_or(model::LongDocuments::Split);
    const QJsonArray columns = root.value(QStringLiteral("columns")).toArray();
    for (const QJsonValue& entry : columns) {
        const auto column = columnOf(entry.toObject(), language);
        if (!column)
            return base::failure(column.error());
        spec.columns.append(*column);
    }
    if (spec.prompt.trimmed().isEmpty())
        return unreadable(Words::tr("The template has no prompt."));
    if (const base::Status fine = checkColumns(spec.columns); !fine)
        return base::failure(fine.error());
    return job;
}

QByteArray writeTemplate(const JobTemplate& job)
{
    QJsonArray columns;
    for (const model::Column& column : job.spec.columns) {
        QJsonObject entry{
            {QStringLiteral("name"), column.name}, {QStringLiteral("type"), model::columnTypeName(column.type)}};
        if (!column.hint.isEmpty())
            entry.insert(QStringLiteral("hint"), column.hint);
        if (!column.choices.isEmpty())
            entry.insert(QStringLiteral("choices"), QJsonArray::fromStringList(column.choices));
        columns.append(entry);
    }
    QJsonObject root{{QStringLiteral("spyhopTemplate"), version}, {QStringLiteral("name"), job.name},
        {QStringLiteral("prompt"), job.spec.prompt}, {QStringLiteral("columns"), columns},
        {QStringLiteral("quotes"), job.spec.quotes},
        {QStringLiteral("long"), model::longDocumentsName(job.spec.longDocuments)}};
    if (!job.about.isEmpty())
        root.insert(QStringLiteral("about"), job.about);
    if (!job.spec.system.isEmpty())
        root.insert(QStringLiteral("system"), job.spec.system);
    return QJsonDocument(root).toJson(QJsonDocument::Indented);
}

QList<JobTemplate> templates(const QString& profileFolder, const QString& language)
{
    QList<JobTemplate> all;
    QStringList folders;
    if (!profileFolder.isEmpty())
        folders.append(folderOf(profileFolder));
    folders.append(shippedFolder);
    for (const QString& path : std::as_const(folders)) {
        const QDir folder(path);
        const QStringList files = folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
        for (const QString& file : files) {
            if (auto job = readTemplate(folder.filePath(file), language))
                all.append(*std::move(job));
        }
    }
    std::stable_sort(all.begin(), all.end(),
        [](const JobTemplate& a, const JobTemplate& b) { return a.name.localeAwareCompare(b.name) < 0; });
    return all;
}

base::Expected<JobTemplate> findTemplate(const QString& idOrFile, const QString& profileFolder, const QString& language)
{
    if (!profileFolder.isEmpty() && QFileInfo(idOrFile).fileName() == idOrFile) {
        const QString own = pathOf(idOrFile, profileFolder);
        if (QFileInfo(own).isFile())
            return readTemplate(own, language);
    }
    constexpr int none = 3;
    const auto rank = [&idOrFile](const JobTemplate& job) {
        const bool isName = job.name.compare(idOrFile, Qt::CaseInsensitive) == 0;
        if (!job.isShipped)
            return isName ? 0 : none;
        return job.id == idOrFile ? 1 : isName ? 2 : none;
    };
    const QList<JobTemplate> all = templates(profileFolder, language);
    const auto best = std::min_element(
        all.cbegin(), all.cend(), [&rank](const JobTemplate& a, const JobTemplate& b) { return rank(a) < rank(b); });
    if (best != all.cend() && rank(*best) < none)
        return *best;
    if (QFileInfo(idOrFile).isFile())
        return readTemplate(idOrFile, language);
    base::Error error;
    error.code = base::ErrorCode::NotFound;
    error.what = Words::tr("There is no template “%1”, and no file of that name.").arg(idOrFile);
    return base::failure(error);
}

base::Expected<QString> templatePath(const QString& name, const QString& profileFolder)
{
    QString id;
    for (const QChar c : name.trimmed())
        id += c.isLetterOrNumber() ? c : QChar(u'-');
    constexpr qsizetype longestName = 60;
    id = id.left(longestName);
    if (id.isEmpty())
        return base::failure(base::ErrorCode::Usage, Words::tr("A template needs a name."));
    return pathOf(id, profileFolder);
}

base::Expected<QString> saveTemplate(const JobTemplate& job, const QString& profileFolder)
{
    auto path = templatePath(job.name, profileFolder);
    if (!path)
        return path;
    if (const base::Status made = base::ensurePrivateFolder(folderOf(profileFolder)); !made)
        return base::failure(made.error());
    if (const base::Status saved = base::atomicSave(*path, writeTemplate(job)); !saved)
        return base::failure(saved.error());
    return path;
}

base::Status saveTemplateAs(const JobTemplate& job, const QString& path)
{
    if (const base::Status fine = base::checkNamedFile(path); !fine)
        return fine;
    // Not with the profile's permissions: others are to read it.
    return base::atomicSaveShared(path, writeTemplate(job));
}

} // namespace spyhop::batch
