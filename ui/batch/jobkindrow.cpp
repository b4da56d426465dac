// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/jobkindrow.h"

#include "ui/common/banner.h"
#include "ui/common/field.h"

#include <QtCore/QEvent>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QVBoxLayout>
#include <array>

namespace spyhop::ui {
namespace {

//! A way of sending as the row offers it.
struct Way {
    model::JobKind kind;
    const char* name;
    const char* meaning;
};
constexpr std::array ways{
    Way{model::JobKind::Direct, QT_TRANSLATE_NOOP("spyhop::ui::JobKindRow", "Direct"),
        QT_TRANSLATE_NOOP("spyhop::ui::JobKindRow", "One request for each item, at once. Works everywhere.")},
    Way{model::JobKind::Auto, QT_TRANSLATE_NOOP("spyhop::ui::JobKindRow", "Automatic"),
        QT_TRANSLATE_NOOP("spyhop::ui::JobKindRow",
            "The cheapest way the endpoint has: a file batch for 20 items or more, which may take a day; else several "
            "in "
            "one request; else directly.")},
    Way{model::JobKind::Tasks, QT_TRANSLATE_NOOP("spyhop::ui::JobKindRow", "Tasks"),
        QT_TRANSLATE_NOOP("spyhop::ui::JobKindRow",
            "Each item stays at the provider until it is done; this computer may be switched off meanwhile.")},
    Way{model::JobKind::Batch, QT_TRANSLATE_NOOP("spyhop::ui::JobKindRow", "Batch"),
        QT_TRANSLATE_NOOP("spyhop::ui::JobKindRow", "Several items in one request, answered together.")},
    Way{model::JobKind::FilesBatch, QT_TRANSLATE_NOOP("spyhop::ui::JobKindRow", "File batch"),
        QT_TRANSLATE_NOOP("spyhop::ui::JobKindRow",
            "All items go up as a file; answers come within a day, at about half the price with most providers.")},
};

} // namespace

JobKindRow::JobKindRow(const Theme& theme, admin::PrivacyAdmin& privacy, QWidget* parent)
    : QWidget(parent)
    , m_privacy(privacy)
{
    m_kind = new QComboBox(this);
    m_kind->setObjectName(QStringLiteral("jobKind"));
    for (const Way& way : ways)
        m_kind->addItem(QString(), static_cast<int>(way.kind));
    m_field = new Field(theme, m_kind, this);
    m_consent = new Banner(theme, Banner::Kind::Info, Icon::Info, this);
    m_consent->setObjectName(QStringLiteral("providerConsent"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(12));
    column->addWidget(m_field);
    column->addWidget(m_consent);
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        refresh();
        Q_EMIT changed();
    });
    connect(m_consent, &Banner::linkActivated, this, &JobKindRow::providerRequested);
    connect(&privacy, &admin::PrivacyAdmin::changed, this, [this] {
        refresh();
        Q_EMIT changed();
    });
    retranslate();
}

model::JobKind JobKindRow::kind() const
{
    return static_cast<model::JobKind>(m_kind->currentData().toInt());
}

void JobKindRow::setKind(model::JobKind kind)
{
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(static_cast<int>(kind))));
}

bool JobKindRow::needsConsent() const
{
    // Automatic goes directly without it.
    return kind() != model::JobKind::Direct && kind() != model::JobKind::Auto
        && !m_privacy.consent().allows(model::ConsentKind::Provider);
}

void JobKindRow::refresh()
{
    m_field->setHelp(tr(ways.at(static_cast<std::size_t>(std::max(0, m_kind->currentIndex()))).meaning));
    m_consent->setVisible(
        kind() != model::JobKind::Direct && !m_privacy.consent().allows(model::ConsentKind::Provider));
}

void JobKindRow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void JobKindRow::retranslate()
{
    m_field->setLabel(tr("How it is sent"));
    for (std::size_t i = 0; i < ways.size(); ++i)
        m_kind->setItemText(static_cast<int>(i), tr(ways.at(i).name));
    m_consent->setText(
        tr("It stays at the provider"), tr("until it is done and fetched; uploaded files are deleted then"));
    m_consent->setLink(tr("I agree"));
    refresh();
}

} // namespace spyhop::ui
