// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/gatepanel.h"

#include "ui/common/banner.h"
#include "ui/common/field.h"
#include "ui/common/label.h"
#include "ui/common/linkbutton.h"

#include <QtCore/QEvent>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {
namespace {

constexpr int formWidth = 560, comboWidth = 320, textHeight = 96;
constexpr std::array gateActions{
    model::GateAction::Off, model::GateAction::Warn, model::GateAction::Mask, model::GateAction::Block};

} // namespace

GatePanel::GatePanel(const Theme& theme, admin::GateAdmin& gate, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_gate(gate)
    , m_consent(new LinkButton(theme, {}, this))
    , m_head(new Label(theme, FontRole::H2, &Tokens::text, this))
    , m_sub(new Label(theme, FontRole::Small, &Tokens::text2, this))
    , m_tryHead(new Label(theme, FontRole::Title, &Tokens::text, this))
    , m_sentHead(new Label(theme, FontRole::Small, &Tokens::text2, this))
    , m_sent(new Label(theme, FontRole::Code, &Tokens::text, this))
    , m_text(new QPlainTextEdit(this))
    , m_found(new Banner(theme, Banner::Kind::Info, Icon::Info, this))
    , m_broken(new Banner(theme, Banner::Kind::Danger, Icon::Failed, this))
{
    setObjectName(QStringLiteral("gatePanel"));
    m_text->setObjectName(QStringLiteral("gateText"));
    m_sent->setObjectName(QStringLiteral("gateSent"));
    m_found->setObjectName(QStringLiteral("gateFound"));
    m_broken->setObjectName(QStringLiteral("gateBroken"));
    m_consent->setObjectName(QStringLiteral("gateConsent"));
    connect(m_consent, &QAbstractButton::clicked, this, &GatePanel::consentRequested);
    m_text->setTabChangesFocus(true);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto* form = new QWidget(scroll);
    auto* inner = new QWidget(form);
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(12));
    for (Label* label : {m_sub, m_sent})
        label->setWordWrap(true);
    m_sent->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_head);
    column->addWidget(m_sub);
    column->addWidget(m_consent, 0, Qt::AlignLeft);
    column->addWidget(m_broken);
    column->addSpacing(theme.px(4));
    for (const model::SensitiveKind kind : model::allSensitiveKinds) {
        auto* combo = new QComboBox(inner);
        combo->setObjectName(QStringLiteral("gate-") + model::sensitiveKindName(kind));
        for (const model::GateAction action : gateActions)
            combo->addItem(QString(), static_cast<int>(action));
        const Row row{kind, combo, new Field(theme, combo, inner)};
        m_rows.append(row);
        column->addWidget(row.field);
        connect(combo, &QComboBox::activated, this, [this, row] { choose(row); });
    }
    column->addSpacing(theme.px(20));
    column->addWidget(m_tryHead);
    column->addWidget(m_text);
    column->addWidget(m_found);
    column->addWidget(m_sentHead);
    column->addWidget(m_sent);
    column->addStretch(1);
    auto* row = new QHBoxLayout(form);
    row->setContentsMargins(theme.px(32), theme.px(24), theme.px(24), theme.px(24));
    row->addWidget(inner, 1000);
    row->addStretch(1);
    scroll->setWidget(form);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
    const auto restyle = [this, inner] {
        inner->setMaximumWidth(m_theme.px(formWidth));
        m_text->setFixedHeight(m_theme.px(textHeight));
        for (const Row& one : std::as_const(m_rows))
            one.action->setFixedWidth(m_theme.px(comboWidth));
    };
    restyle();
    connect(&theme, &Theme::changed, inner, restyle);
    connect(m_text, &QPlainTextEdit::textChanged, this, &GatePanel::tryOut);
    connect(&gate, &admin::GateAdmin::changed, this, &GatePanel::load);
    retranslate();
}

void GatePanel::choose(const Row& row)
{
    const auto action = static_cast<model::GateAction>(row.action->currentData().toInt());
    if (const base::Status status = m_gate.set(row.kind, action); !status)
        Q_EMIT failed(status.error().sentence());
    load();
}

void GatePanel::load()
{
    const model::GateRules rules = m_gate.rules(), least = m_gate.floor();
    const std::optional<base::Error> broken = m_gate.floorError();
    m_broken->setVisible(broken.has_value());
    if (broken)
        m_broken->setText(tr("Nothing that is found is sent"),
            tr("Your administrator's rules cannot be used. %1").arg(broken->sentence()));
    for (const Row& row : std::as_const(m_rows)) {
        row.action->setCurrentIndex(row.action->findData(static_cast<int>(rules.of(row.kind))));
        const bool bound = !broken && least.of(row.kind) != model::GateAction::Off;
        row.action->setEnabled(least.of(row.kind) != model::GateAction::Block);
        row.field->setHelp(bound
                ? tr("Your administrator wants at least: %1.")
                      .arg(row.action->itemText(row.action->findData(static_cast<int>(least.of(row.kind)))))
                : QString());
    }
    tryOut();
}

void GatePanel::tryOut()
{
    const QString text = m_text->toPlainText();
    const admin::GateLook look = m_gate.look(text);
    m_found->setVisible(!text.isEmpty());
    m_sentHead->setVisible(!text.isEmpty() && !look.blocked);
    m_sent->setVisible(m_sentHead->isVisibleTo(this));
    if (look.isEmpty()) {
        m_found->setKind(Banner::Kind::Info, Icon::Info);
        m_found->setText(tr("Nothing found"), tr("It would be sent as it is."));
    } else if (look.blocked) {
        m_found->setKind(Banner::Kind::Danger, Icon::Stop);
        m_found->setText(tr("Not sent"), admin::GateAdmin::words(look));
    } else {
        m_found->setKind(Banner::Kind::Warning, Icon::Keep);
        m_found->setText(tr("Found"), admin::GateAdmin::words(look));
    }
    m_sent->setText(look.sent);
}

void GatePanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void GatePanel::retranslate()
{
    m_head->setText(tr("Privacy gate"));
    m_sub->setText(tr("Looks through every question, file and batch item on this computer before it leaves. What is "
                      "masked travels as a placeholder, and the answer gets it back. Pictures are not looked into."));
    m_consent->setText(tr("What is stored on this computer stands in Settings"));
    const QStringList kinds{tr("Keys and passwords"), tr("Card numbers"), tr("Identity numbers"),
        tr("Telephone numbers"), tr("E-mail addresses")};
    const QStringList words{tr("Do not look"), tr("Warn, and send"), tr("Mask"), tr("Send nothing")};
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows.at(i);
        row.field->setLabel(kinds.at(i));
        for (int index = 0; index < row.action->count(); ++index)
            row.action->setItemText(index, words.at(index));
    }
    m_tryHead->setText(tr("Try it"));
    m_text->setAccessibleName(tr("A text to try the privacy gate on"));
    m_text->setPlaceholderText(tr("Type or paste something; it is sent nowhere."));
    m_sentHead->setText(tr("What would leave:"));
    load();
}

} // namespace spyhop::ui
