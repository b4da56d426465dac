// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/docs/officexml.h"
#include "core/docs/textflow.h"

#include <QtCore/QStringList>

namespace spyhop::docs {

//! \brief An Office Open XML package: its main part and what that part refers to. A value.
class OpcPackage {
public:
    //! Error: Unreadable (no package, password, damaged, limits).
    [[nodiscard]] static base::Expected<OpcPackage> open(const QByteArray& bytes, Budget& budget);

    //! As Archive::prepare().
    [[nodiscard]] base::Status prepare(const QStringList& folders, const QStringList& endings, Budget& budget)
    {
        return m_archive.prepare(folders, endings, budget);
    }

    [[nodiscard]] const Archive& archive() const { return m_archive; }
    [[nodiscard]] const QString& mainPart() const { return m_main; }
    [[nodiscard]] const QHash<QString, Relation>& relations() const { return m_relations; }
    //! The part of this type that the main part refers to; empty: none.
    [[nodiscard]] QString relatedTo(QStringView type) const;
    //! All of these types, sorted by path.
    [[nodiscard]] QStringList allRelatedTo(const QStringList& types) const;
    [[nodiscard]] base::Expected<QByteArray> inflate(const QString& path, Budget& budget) const
    {
        return m_archive.inflate(path, budget);
    }
    //! Elements of this name in the related part of that type; 0: no such part.
    [[nodiscard]] base::Expected<int> countElements(QStringView type, QStringView element, Budget& budget) const;
    //! Macros are left out, and said.
    void sayMacros(TextFlow& flow) const;

private:
    Archive m_archive;
    QString m_main;
    QHash<QString, Relation> m_relations; //!< of the main part
};

} // namespace spyhop::docs
