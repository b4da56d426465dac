// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/auditmanifest.h"
#include "core/observe/auditreport.h"

#include <QtCore/QHash>
#include <QtCore/QSet>

namespace spyhop::observe {

//! \brief The list of segments as verifying reads it: what it says of each segment, how far signatures cover it, and
//! what is wrong with it, which goes into the report. Owner: a verification.
class ManifestCheck {
public:
    //! All outlive this.
    ManifestCheck(const QString& folder, const AuditTrust& trust, AuditReport& report);
    //! Errors: NotFound (no log), Unreadable.
    [[nodiscard]] base::Status run();

    [[nodiscard]] const SegmentLives& lives() const { return m_lives; }
    //! A segment's tree as a row remembers it.
    struct State {
        qint64 entries = 0;
        QByteArray root;
    };
    [[nodiscard]] QList<State> statesOf(const QString& segment) const { return m_states.value(segment); }
    //! A row of a segment's own process, signed with our key: it says how many entries that process had written.
    struct Voucher {
        qint64 row = 0;
        qint64 entries = 0;
        QByteArray root, signature; //!< of the manifest with that row
    };
    //! The segment's first.
    [[nodiscard]] std::optional<Voucher> voucherOf(const QString& segment) const;
    [[nodiscard]] bool holds(const Voucher& voucher) const;
    //! The list was once what this checkpoint says.
    [[nodiscard]] bool holds(const Checkpoint& checkpoint) const;
    [[nodiscard]] bool isOurs(const QByteArray& keyId) const { return keyId == m_ourId; }
    //! A signature of ours covers this row.
    [[nodiscard]] bool isCovered(qint64 row) const { return row <= m_lastSigned; }
    //! It was removed by somebody who could not sign, though what is gone was vouched for.
    [[nodiscard]] bool isRetiredUnsigned(const QString& segment) const { return m_retiredUnsigned.contains(segment); }

private:
    [[nodiscard]] base::Status read();
    void takeRow(const QByteArray& line);
    void checkRetired(const ManifestRow& row);
    [[nodiscard]] bool lastRowHolds() const;
    void checkSignature();
    void checkHistory();

    QString m_folder;
    const AuditTrust& m_trust;
    AuditReport& m_report;
    QByteArray m_ourId;
    SegmentLives m_lives;
    QHash<QString, QList<State>> m_states;
    QHash<QString, Voucher> m_vouchers;
    QList<QByteArray> m_leaves;
    HashTree m_tree;
    std::optional<ManifestLine> m_lastRow;
    qint64 m_lastSigned = -1; //!< the last row with our signature
    QByteArray m_lastSignature, m_lastSignedRoot;
    QSet<QString> m_retiredUnsigned;
};

} // namespace spyhop::observe
