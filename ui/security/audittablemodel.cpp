// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/audittablemodel.h"

#include "ui/common/words.h"
#include "ui/security/auditwords.h"

#include <algorithm>

namespace spyhop::ui {

AuditTableModel::AuditTableModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

void AuditTableModel::setContents(const admin::AuditContents& contents, const QList<int>& places)
{
    beginResetModel();
    m_contents = contents;
    m_places = places;
    endResetModel();
}

int AuditTableModel::rowOf(const QString& callId) const
{
    for (qsizetype row = 0; row < m_places.size(); ++row) {
        if (m_contents.calls.at(m_places.at(row)).callId == callId)
            return static_cast<int>(row);
    }
    return -1;
}

int AuditTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_places.size());
}

int AuditTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : columns;
}

QString AuditTableModel::text(const admin::AuditCall& call, int column) const
{
    const bool isEvent = call.state == admin::AuditCall::State::Event;
    switch (column) {
    case Time:
        return auditTimeText(call.at);
    case State: {
        const QString reason = isEvent ? QString() : auditReason(call);
        const QString word = auditLook(call.state).word;
        return reason.isEmpty() ? word : tr("%1 · %2").arg(word, reason);
    }
    case Endpoint:
        return isEvent ? auditEventText(call) : call.endpoint;
    case Model:
        return !call.answeredModel.isEmpty() ? call.answeredModel
            : !call.resolvedModel.isEmpty()  ? call.resolvedModel
                                             : call.askedModel;
    case Purpose:
        return auditPurposeText(call.purpose);
    case Duration:
        return call.durationMs < 0 ? QString() : countText(call.durationMs);
    case Tokens: {
        const qint64 tokens = call.usage.promptTokens + call.usage.completionTokens;
        return tokens > 0 ? countText(tokens) : QString();
    }
    case Cost: {
        if (call.amount.isEmpty())
            return {};
        const auto cost = base::Money::parse(call.amount, call.currency);
        return cost ? cost->display() : call.amount + u' ' + call.currency;
    }
    default:
        return {};
    }
}

QVariant AuditTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const admin::AuditCall& one = call(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(one, index.column());
    case Qt::ToolTipRole: // an event's words go on beside the endpoint
        return text(one,
            one.state == admin::AuditCall::State::Event ? std::min<int>(index.column(), Endpoint) : index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment((index.column() >= Duration ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    case Qt::AccessibleTextRole: {
        QStringList cells;
        for (int column = 0; column < columns; ++column) {
            if (const QString cell = text(one, column); !cell.isEmpty())
                cells.append(cell);
        }
        return cells.join(QStringLiteral(", "));
    }
    case StateRole:
        return static_cast<int>(one.state);
    default:
        return {};
    }
}

QVariant AuditTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment((section >= Duration ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case State:
        return tr("State");
    case Endpoint:
        return tr("Endpoint");
    case Model:
        return tr("Model");
    case Purpose:
        return tr("Purpose");
    case Duration:
        return tr("ms");
    case Tokens:
        return tr("Tokens");
    case Cost:
        return tr("Cost");
    default:
        return {};
    }
}

void AuditTableModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columns - 1);
    if (!m_places.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount({}) - 1, columns - 1));
}

} // namespace spyhop::ui
