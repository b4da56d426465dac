// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/appearancepage.h"

#include "ui/common/field.h"
#include "ui/common/label.h"

#include <QtCore/QEvent>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {
namespace {
constexpr std::array zoomSteps{80, 90, 100, 110, 125, 150, 175, 200};
}

AppearancePage::AppearancePage(const Theme& theme, admin::Preferences& preferences, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_preferences(preferences)
    , m_head(new Label(theme, FontRole::H2, &Tokens::text, this))
    , m_themeBox(new QComboBox(this))
    , m_language(new QComboBox(this))
    , m_sendKey(new QComboBox(this))
    , m_zoom(new QComboBox(this))
    , m_themeField(new Field(theme, m_themeBox, this))
    , m_languageField(new Field(theme, m_language, this))
    , m_sendField(new Field(theme, m_sendKey, this))
    , m_zoomField(new Field(theme, m_zoom, this))
{
    setObjectName(QStringLiteral("appearancePage"));
    m_themeBox->setObjectName(QStringLiteral("themeChoice"));
    m_language->setObjectName(QStringLiteral("languageChoice"));
    m_sendKey->setObjectName(QStringLiteral("sendKeyChoice"));
    m_zoom->setObjectName(QStringLiteral("zoomChoice"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(24));
    column->addWidget(m_head);
    for (Field* field : {m_themeField, m_languageField, m_sendField, m_zoomField})
        column->addWidget(field);
    column->addStretch(1);
    retranslate();
    connect(m_themeBox, &QComboBox::activated, this, [this](int index) {
        report(m_preferences.setTheme(static_cast<model::ThemeChoice>(m_themeBox->itemData(index).toInt())));
    });
    connect(m_language, &QComboBox::activated, this,
        [this](int index) { report(m_preferences.setLanguage(m_language->itemData(index).toString())); });
    connect(m_sendKey, &QComboBox::activated, this, [this](int index) {
        report(m_preferences.setSendKey(static_cast<model::SendKey>(m_sendKey->itemData(index).toInt())));
    });
    connect(m_zoom, &QComboBox::activated, this,
        [this](int index) { report(m_preferences.setZoomPercent(m_zoom->itemData(index).toInt())); });
    connect(&preferences, &admin::Preferences::changed, this, &AppearancePage::load);
}

void AppearancePage::report(const base::Status& status)
{
    if (!status)
        Q_EMIT failed(status.error().sentence());
}

void AppearancePage::load()
{
    const model::Settings& settings = m_preferences.settings();
    const auto select
        = [](QComboBox* box, const QVariant& value) { box->setCurrentIndex(std::max(0, box->findData(value))); };
    select(m_themeBox, static_cast<int>(settings.theme));
    select(m_language, settings.language);
    select(m_sendKey, static_cast<int>(settings.sendKey));
    if (m_zoom->findData(settings.zoomPercent) < 0)
        m_zoom->addItem(QStringLiteral("%1 %").arg(settings.zoomPercent), settings.zoomPercent);
    select(m_zoom, settings.zoomPercent);
}

void AppearancePage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void AppearancePage::retranslate()
{
    m_head->setText(tr("Appearance"));
    m_themeField->setLabel(tr("Theme"));
    m_languageField->setLabel(tr("Language"));
    m_sendField->setLabel(tr("Send with"));
    m_sendField->setHelp(tr("The other one breaks the line."));
    m_zoomField->setLabel(tr("Zoom"));
    m_zoomField->setHelp(tr("Also Ctrl and + or −, anywhere."));
    m_themeBox->clear();
    m_themeBox->addItem(tr("As the system"), static_cast<int>(model::ThemeChoice::System));
    m_themeBox->addItem(tr("Light"), static_cast<int>(model::ThemeChoice::Light));
    m_themeBox->addItem(tr("Dark"), static_cast<int>(model::ThemeChoice::Dark));
    m_language->clear();
    m_language->addItem(tr("As the system"), QString());
    // Each language in its own words, in whichever language the rest is.
    m_language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    m_language->addItem(QStringLiteral("简体中文"), QStringLiteral("zh_CN"));
    m_sendKey->clear();
    m_sendKey->addItem(QStringLiteral("Enter"), static_cast<int>(model::SendKey::Enter));
    m_sendKey->addItem(QStringLiteral("Ctrl+Enter"), static_cast<int>(model::SendKey::CtrlEnter));
    m_zoom->clear();
    for (const int percent : zoomSteps)
        m_zoom->addItem(QStringLiteral("%1 %").arg(percent), percent);
    load();
}

} // namespace spyhop::ui
