// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/auditdetails.h"

#include "core/admin/auditexport.h"
#include "ui/common/button.h"
#include "ui/common/label.h"
#include "ui/common/words.h"
#include "ui/security/auditwords.h"

#include <QtCore/QEvent>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {
namespace {

constexpr int panelWidth = 400, panelHeight = 240, labelWidth = 104;
constexpr qsizetype promptShown = 20'000; // characters; more is not read in a side panel

//! "temperature 0.7, stream": parameters as they were sent.
QString parametersText(const QString& json)
{
    const QJsonObject object = QJsonDocument::fromJson(json.toUtf8()).object();
    QStringList parts;
    for (auto one = object.begin(); one != object.end(); ++one) {
        if (one->isBool())
            parts.append(auditParameterText(one.key()));
        else
            parts.append(auditParameterText(one.key()) + u' ' + one->toVariant().toString());
    }
    return parts.join(QStringLiteral(", "));
}

//! "system: …" and the like, one after the other.
QString messagesText(const QByteArray& json)
{
    QStringList parts;
    for (const QJsonValue& message : QJsonDocument::fromJson(json).array()) {
        const QJsonObject one = message.toObject();
        parts.append(one.value(QStringLiteral("role")).toString() + QStringLiteral(": ")
            + one.value(QStringLiteral("text")).toString());
    }
    QString text = parts.join(QStringLiteral("\n\n"));
    if (text.size() > promptShown)
        text = text.left(promptShown) + u'…';
    return text;
}

} // namespace

AuditDetails::AuditDetails(const Theme& theme, base::Clock& clock, const admin::AuditAdmin& audit, QWidget* parent)
    : Surface(theme, &Tokens::panel, parent)
    , m_clock(clock)
    , m_audit(audit)
    , m_title(new Label(theme, FontRole::Title, &Tokens::text, this))
    , m_close(new Button(theme, Button::Kind::Quiet, {}, this))
    , m_copy(new Button(theme, Button::Kind::Secondary, {}, this))
    , m_prompt(new Button(theme, Button::Kind::Secondary, {}, this))
{
    setObjectName(QStringLiteral("auditDetails"));
    setEdges(Qt::LeftEdge);
    setFocusPolicy(Qt::ClickFocus);
    m_title->setElided(true);
    m_close->setLineIcon(Icon::Failed);
    m_close->setObjectName(QStringLiteral("closeAuditDetails"));
    m_copy->setObjectName(QStringLiteral("copyAuditEntry"));
    m_prompt->setObjectName(QStringLiteral("showAuditPrompt"));
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_body = new QWidget(scroll);
    m_grid = new QGridLayout(m_body);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(theme.px(12));
    m_grid->setVerticalSpacing(theme.px(8));
    m_grid->setColumnMinimumWidth(0, theme.px(labelWidth));
    m_grid->setColumnStretch(1, 1);
    scroll->setWidget(m_body);
    // The panel's own ground; setWidget() has asked for another.
    m_body->setAutoFillBackground(false);
    scroll->viewport()->setAutoFillBackground(false);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_close);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(theme.px(8));
    foot->addWidget(m_copy);
    foot->addWidget(m_prompt);
    foot->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12));
    column->setSpacing(theme.px(12));
    column->addLayout(head);
    column->addWidget(scroll, 1);
    column->addLayout(foot);
    connect(m_close, &QAbstractButton::clicked, this, &AuditDetails::closed);
    connect(m_copy, &QAbstractButton::clicked, this, &AuditDetails::copy);
    connect(m_prompt, &QAbstractButton::clicked, this, &AuditDetails::showPrompt);
}

QSize AuditDetails::sizeHint() const
{
    return {m_theme.px(panelWidth), m_theme.px(panelHeight)};
}

void AuditDetails::show(const admin::AuditContents& contents, const admin::AuditCall& call)
{
    m_contents = contents;
    m_call = call;
    m_entries.clear();
    m_promptText.clear();
    m_isLooking = true;
    refill();
    m_looking = std::make_unique<admin::AuditLooking>(m_clock, m_audit.folder(), contents, call);
    connect(m_looking.get(), &admin::AuditLooking::finished, this, [this](const QList<admin::AuditEntry>& entries) {
        m_entries = entries;
        m_isLooking = false;
        refill();
    });
    setVisible(true);
}

void AuditDetails::addLine(const QString& label, const QString& text, bool isCode)
{
    if (text.isEmpty())
        return;
    const int row = m_grid->rowCount();
    auto* name = new Label(m_theme, FontRole::Small, &Tokens::text2, m_body);
    name->setText(label);
    name->setWordWrap(true);
    auto* value = new Label(m_theme, isCode ? FontRole::Code : FontRole::Ui, &Tokens::text, m_body);
    value->setText(text);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    value->setAccessibleName(label.isEmpty() ? text : label + QStringLiteral(": ") + text);
    m_grid->addWidget(name, row, 0, Qt::AlignTop);
    m_grid->addWidget(value, row, 1, Qt::AlignTop);
}

void AuditDetails::addProof(const QString& label, const admin::AuditEntry& entry)
{
    if (!entry.proof) {
        addLine(label, tr("The entry cannot be read any more."), false);
        return;
    }
    const admin::AuditProof& proof = *entry.proof;
    QStringList lines{
        tr("Entry %1 of %2 in segment %3").arg(countText(proof.number + 1), countText(proof.size), proof.segment)};
    if (!proof.holds)
        lines.append(tr("Its path does not lead to the root that was written down: the segment was changed."));
    else if (proof.row < 0)
        lines.append(tr("No checkpoint covers it yet."));
    else if (proof.isSigned)
        lines.append(tr("%n hash(es) lead from it to the root in signed row %1 of the list.", nullptr,
            static_cast<int>(proof.path.size()))
                         .arg(countText(proof.row + 1)));
    else
        lines.append(tr("%n hash(es) lead from it to the root in row %1 of the list, which is not signed.", nullptr,
            static_cast<int>(proof.path.size()))
                         .arg(countText(proof.row + 1)));
    for (qsizetype line = 0; line < lines.size(); ++line)
        addLine(line == 0 ? label : QString(), lines.at(line), false);
    addLine(tr("Leaf"), QString::fromLatin1(proof.leaf.toHex()).left(24) + u'…', true);
}

void AuditDetails::refill()
{
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const AuditLook look = auditLook(m_call.state);
    const bool isEvent = m_call.state == admin::AuditCall::State::Event;
    const QString reason = auditReason(m_call);
    m_title->setText(isEvent || reason.isEmpty() ? look.word : tr("%1 · %2").arg(look.word, reason));
    const admin::AuditOrigin origin = m_contents.segments.value(m_call.segment);
    addLine(tr("Time"), auditTimeText(m_call.at), false);
    if (isEvent)
        addLine(tr("Event"), auditEventText(m_call), false);
    addLine(tr("User"),
        origin.teams.isEmpty() ? origin.user : tr("%1 (%2)").arg(origin.user, origin.teams.join(QStringLiteral(", "))),
        false);
    addLine(tr("Call"), m_call.callId, true);
    addLine(tr("Purpose"), auditPurposeText(m_call.purpose), false);
    addLine(tr("Job"), m_call.jobId, true);
    addLine(tr("Endpoint"), m_call.endpoint, false);
    addLine(tr("Asked for"), m_call.askedModel, false);
    addLine(tr("Sent as"), m_call.resolvedModel, false);
    addLine(tr("Answered by"), m_call.answeredModel, false);
    addLine(tr("Parameters"), parametersText(m_call.parameters), false);
    addLine(tr("Status"), m_call.status > 0 ? QString::number(m_call.status) : QString(), false);
    if (m_call.denials.isEmpty())
        addLine(tr("Rule"), auditRuleText(m_call.rule), false);
    for (const model::Denial& denial : std::as_const(m_call.denials)) {
        addLine(tr("Denied"), auditDenialText(denial), false);
        addLine(tr("Rule"), denial.statement, true);
        addLine(
            tr("Policy digest"), denial.policyDigest.isEmpty() ? QString() : denial.policyDigest.left(24) + u'…', true);
    }
    addLine(tr("Duration"), m_call.durationMs < 0 ? QString() : tr("%1 ms").arg(countText(m_call.durationMs)), false);
    addLine(tr("Tries"), m_call.tries > 1 ? QString::number(m_call.tries) : QString(), false);
    if (m_call.usage != model::Usage()) {
        addLine(tr("Tokens"),
            tr("%1 in, %2 out").arg(countText(m_call.usage.promptTokens), countText(m_call.usage.completionTokens)),
            false);
    }
    if (!m_call.amount.isEmpty())
        addLine(tr("Cost"), m_call.amount + u' ' + m_call.currency, false);
    if (m_call.possiblyBilled)
        addLine(tr("Billing"), tr("A try that failed may have been billed."), false);
    addLine(tr("Prompt digest"), m_call.digest.left(24) + (m_call.digest.size() > 24 ? QStringLiteral("…") : QString()),
        true);
    addLine(tr("Prompt"), m_promptText, false);
    if (m_isLooking)
        addLine(tr("Proof"), tr("Reading…"), false);
    qsizetype next = 0;
    if (m_call.intent >= 0 && next < m_entries.size())
        addProof(tr("Announced"), m_entries.at(next++));
    if (m_call.outcome >= 0 && next < m_entries.size())
        addProof(isEvent ? tr("Written") : tr("Ended"), m_entries.at(next));
    if (m_call.state == admin::AuditCall::State::Open)
        addLine(tr("Ended"), tr("Nothing is known of its end."), false);
    m_grid->setRowStretch(m_grid->rowCount(), 1);
    m_close->setAccessibleName(tr("Close details"));
    m_copy->setText(tr("Copy as JSON"));
    m_prompt->setText(tr("Show the prompt"));
    m_prompt->setVisible(m_call.hasText && m_promptText.isEmpty());
}

void AuditDetails::showPrompt()
{
    const base::Expected<QByteArray> prompt
        = m_audit.prompt(m_contents.segments.at(m_call.segment).segment, m_call.intent, m_call.callId);
    if (!prompt) {
        Q_EMIT message(prompt.error().sentence());
        return;
    }
    m_promptText = messagesText(*prompt);
    refill();
}

void AuditDetails::copy()
{
    QJsonObject json = admin::auditCallShape(m_contents, m_call);
    QJsonArray entries;
    for (const admin::AuditEntry& entry : std::as_const(m_entries))
        entries.append(QJsonDocument::fromJson(entry.json).object());
    json.insert(QStringLiteral("entries"), entries);
    QGuiApplication::clipboard()->setText(QString::fromUtf8(QJsonDocument(json).toJson()));
    Q_EMIT message(tr("Copied."));
}

void AuditDetails::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else
        Surface::keyPressEvent(event);
}

void AuditDetails::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange && isVisible())
        refill();
    Surface::changeEvent(event);
}

} // namespace spyhop::ui
