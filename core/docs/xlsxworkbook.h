// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/docs/opc.h"
#include "core/docs/xlsxsheet.h"

namespace spyhop::docs {

struct SheetName {
    QString name;
    QString path; //!< in the package
    bool hidden = false;
};

//! \brief A workbook without its sheets' cells: names in order, shared texts, formats. A value.
class XlsxWorkbook {
public:
    //! Error: Unreadable.
    [[nodiscard]] static base::Expected<XlsxWorkbook> open(const QByteArray& bytes, Budget& budget);

    [[nodiscard]] const OpcPackage& package() const { return m_package; }
    [[nodiscard]] const QList<SheetName>& sheets() const { return m_sheets; }
    [[nodiscard]] const SheetContext& context() const { return m_context; }
    //! Error: Unreadable.
    [[nodiscard]] base::Expected<Sheet> sheet(const SheetName& name, Budget& budget) const;

private:
    [[nodiscard]] base::Status readNames(Budget& budget);
    [[nodiscard]] base::Status readStrings(Budget& budget);
    [[nodiscard]] base::Status readFormats(Budget& budget);

    OpcPackage m_package;
    QList<SheetName> m_sheets;
    SheetContext m_context;
};

} // namespace spyhop::docs
