// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/docs/archive.h"

#include <QtCore/QHash>
#include <QtCore/QString>
#include <QtCore/QXmlStreamReader>

namespace spyhop::docs {

//! \brief XML as Office files hold it: a document type definition is an error (entity bombs cannot happen), and so is
//! nesting without end. Elements are known by their local names.
class OfficeXml final : public QXmlStreamReader {
public:
    explicit OfficeXml(const QByteArray& bytes);
    //! Goes on to the next token; false at the end and on an error.
    bool advance();
    //! Past the end of the element that was just begun.
    void skip();
    //! How deep in elements the reader stands: 1 in the root.
    [[nodiscard]] int depth() const { return m_depth; }
    //! All text up to the end of the element that was just begun, elements within it included.
    [[nodiscard]] QString innerText();
    //! An attribute by its local name.
    [[nodiscard]] QString attribute(QStringView name) const;
    //! Nothing, or why this part cannot be read. Error: Unreadable.
    [[nodiscard]] base::Status status(const QString& part) const;

private:
    int m_depth = 0;
    bool m_refused = false;
};

//! One relation of an Office Open XML part.
struct Relation {
    QString type; //!< the last word of its type: "officeDocument", "image"
    QString target; //!< path in the archive; an external one is empty
};

//! Where a part's relations lie in the package.
[[nodiscard]] QString relationsPath(const QString& part);
//! The relations of a part by id, from the "_rels" file beside it; none if there is no such file. External targets are
//! named nowhere and never opened. Error: Unreadable.
[[nodiscard]] base::Expected<QHash<QString, Relation>> relationsOf(
    const Archive& archive, const QString& part, Budget& budget);
//! A path as it stands in `part`, from the archive's root.
[[nodiscard]] QString resolvedPath(const QString& part, const QString& target);

} // namespace spyhop::docs
