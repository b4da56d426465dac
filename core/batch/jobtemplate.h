// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/model/batch.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

namespace spyhop::batch {

//! A job's question without its inputs: to be asked again of new files, and to be handed on. Holds no key, no endpoint,
//! no model, no path (docs/formats/template.md).
struct JobTemplate {
    QString id; //!< the file's name without its ending
    QString name, about;
    QString path; //!< of the file; a template that is shipped lies in the program
    bool isShipped = false;
    model::BatchSpec spec; //!< system, prompt, columns, quotes, what becomes of long documents; nothing else
};

//! In the language asked for ("zh_CN", "en"), where the template speaks several. Error: Unreadable, with line and
//! column.
[[nodiscard]] base::Expected<JobTemplate> parseTemplate(const QByteArray& json, const QString& language);
//! As a file, in one language. What the spec holds besides a template's own is left out.
[[nodiscard]] QByteArray writeTemplate(const JobTemplate& job);

//! Those shipped with the program, and those in the profile's folder, by name; of one name, the profile's first. A file
//! that cannot be read is left out.
[[nodiscard]] QList<JobTemplate> templates(const QString& profileFolder, const QString& language);
//! By id, by name, or from a file; the profile's own before those shipped. Errors: NotFound, Unreadable (also of the
//! profile's own of that id: no other is asked in its place).
[[nodiscard]] base::Expected<JobTemplate> findTemplate(
    const QString& idOrFile, const QString& profileFolder, const QString& language);
//! Where a template of that name is kept, in the profile's folder. Error: Usage (no name).
[[nodiscard]] base::Expected<QString> templatePath(const QString& name, const QString& profileFolder);
//! Into the profile's folder, under an id made of its name; a template of the same id is replaced. Returns the path.
[[nodiscard]] base::Expected<QString> saveTemplate(const JobTemplate& job, const QString& profileFolder);
//! Into a file of the person's, to be handed on, whole or not at all; a file of that name is replaced. Error: Internal.
[[nodiscard]] base::Status saveTemplateAs(const JobTemplate& job, const QString& path);

} // namespace spyhop::batch
