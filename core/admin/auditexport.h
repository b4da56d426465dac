// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/auditjobs.h"

#include <QtCore/QJsonObject>

namespace spyhop::admin {

enum class AuditFormat { Csv, JsonLines };

//! One record for each call and each event: CSV by RFC 4180 with a byte order mark, formulas defused; or JSON lines.
[[nodiscard]] QByteArray exportAudit(const AuditContents& contents, const AuditFilter& filter, AuditFormat format);
//! One call as a JSON object, as in the JSON lines and in `audit show --json`.
[[nodiscard]] QJsonObject auditCallShape(const AuditContents& contents, const AuditCall& call);

//! \brief Reads the log and writes what the filter lets through into a file, whole or not at all.
class AuditExporting final : public AuditJob {
    Q_OBJECT
public:
    AuditExporting(
        base::Clock& clock, const QString& folder, const AuditFilter& filter, const QString& path, AuditFormat format);
    ~AuditExporting() override;

Q_SIGNALS:
    //! How many records. Errors: NotFound (no log), Internal (the file cannot be written).
    void finished(const spyhop::base::Expected<qint64>& records);
};

} // namespace spyhop::admin
